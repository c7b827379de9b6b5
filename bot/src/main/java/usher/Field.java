package usher;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** One thing an action asks for: how it is called, what it takes, and how what was typed becomes a value. A sentence with an example meets what it cannot read. */
public sealed interface Field<T> {

    About about();

    /** Reads what was typed (never blank, already stripped); throws {@link Refusal} with what is wrong, what is accepted and an example. */
    T read(String typed, View view);

    /** Choices to offer while a person types; empty where anything goes. At most 25, Discord's limit. */
    default List<Card.Option> suggest(String typed, View view) {
        return List.of();
    }

    /** How {@code value} is written on a button, in a timer or by a test. */
    default String write(T value) {
        return value.toString();
    }

    default Value is(T value) {
        return new Value(name(), write(value));
    }

    default String name() {
        return about().name();
    }

    default Text label() {
        return about().label();
    }

    default Text hint() {
        return about().hint();
    }

    default boolean required() {
        return about().required();
    }

    /**
     * What every field has.
     *
     * @param name as on the wire and in Discord's options: lower case letters, digits, - and _, at most 32
     * @param label at most 45 characters, a Discord modal's limit
     * @param hint what is accepted, with an example; at most 100 characters, a slash option's limit
     */
    record About(String name, Text label, Text hint, boolean required) {
        public About {
            if (!name.matches("[a-z0-9_-]{1,32}")) throw new IllegalArgumentException("not a field name: " + name);
        }
    }

    static About required(String name, String label, String hint) {
        return new About(name, Text.of(label), Text.of(hint), true);
    }

    static About optional(String name, String label, String hint) {
        return new About(name, Text.of(label), Text.of(hint), false);
    }

    /** One line of words, at most {@code most} characters (code points). */
    record Line(About about, int most) implements Field<String> {
        @Override
        public String read(String typed, View view) {
            return Reading.words(typed.replaceAll("\\s+", " "), most);
        }
    }

    /** Words over several lines, at most {@code most} characters. */
    record Paragraph(About about, int most) implements Field<String> {
        @Override
        public String read(String typed, View view) {
            return Reading.words(typed, most);
        }
    }

    /** A whole number from {@code least} to {@code most}. */
    record Count(About about, int least, int most) implements Field<Integer> {
        @Override
        public Integer read(String typed, View view) {
            return Reading.count(typed, least, most);
        }
    }

    /** An instant, typed as people type, in the zone of whoever types. */
    record Moment(About about) implements Field<Instant> {
        @Override
        public Instant read(String typed, View view) {
            return Reading.moment(typed, view.now(), view.zone());
        }

        @Override
        public List<Card.Option> suggest(String typed, View view) {
            return Reading.echo(typed, view);
        }
    }

    /** A length of time such as {@code 30 min} or {@code 2 h}, from {@code least} to {@code most}. */
    record Length(About about, Duration least, Duration most) implements Field<Duration> {
        @Override
        public Duration read(String typed, View view) {
            return Reading.length(typed, least, most);
        }

        @Override
        public String write(Duration value) {
            return Reading.write(value);
        }
    }

    /** One of a few fixed words. */
    record Choice(About about, List<Card.Option> options) implements Field<String> {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String read(String typed, View view) {
            return Reading.choice(typed, options, view.locale());
        }

        @Override
        public List<Card.Option> suggest(String typed, View view) {
            return Reading.like(typed, options, view.locale());
        }
    }

    /** A row of the community: typed by its title, or chosen from what is suggested (whose value is the row's id). */
    record Ref(About about, BiFunction<String, View, List<Card.Option>> like) implements Field<Long> {
        @Override
        public Long read(String typed, View view) {
            return Reading.ref(typed, like.apply(typed, view), view.locale());
        }

        @Override
        public List<Card.Option> suggest(String typed, View view) {
            return like.apply(typed, view).stream().limit(25).toList();
        }
    }

    /** A person, by the platform's own picker or mention; the value is an account of the caller's space. */
    record PersonRef(About about) implements Field<Account> {
        @Override
        public Account read(String typed, View view) {
            return Reading.account(typed, view);
        }

        @Override
        public String write(Account value) {
            return value.key();
        }
    }

    /** A channel, by the platform's own picker or mention. */
    record ChannelRef(About about) implements Field<Address> {
        @Override
        public Address read(String typed, View view) {
            return Reading.channel(typed, view);
        }

        @Override
        public String write(Address value) {
            return value.key();
        }
    }

    /** One of the platform's own roles or user groups, by its picker or mention; the value is the platform's id. */
    record RoleRef(About about) implements Field<String> {
        @Override
        public String read(String typed, View view) {
            return Reading.role(typed);
        }
    }

    /** A row's number that rides hidden in a button or timer. A hint, never a right. */
    record Id(String name) implements Field<Long> {
        @Override
        public About about() {
            return new About(name, Text.of(name), Text.of("a number that the button brings"), true);
        }

        @Override
        public Long read(String typed, View view) {
            return Optional.of(typed).filter(it -> it.matches("\\d{1,18}")).map(Long::valueOf)
                .orElseThrow(() -> Refusal.of("That button is not one of mine. Please use the command instead, for example {command}.", Text.code("command", "/usher help")));
        }
    }
}
