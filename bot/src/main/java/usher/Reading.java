package usher;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the kinds of {@link Field} read what people type, and the sentences that meet what they cannot read. */
final class Reading {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}");
    private static final Pattern LENGTH = Pattern.compile("(?i)(\\d{1,6})\\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hr|hrs|hours?|d|days?|w|weeks?)");
    private static final Pattern MENTION = Pattern.compile("<@!?([A-Za-z0-9]{1,40})(\\|[^>]*)?>");
    private static final Pattern CHANNEL = Pattern.compile("<#([A-Za-z0-9]{1,40})(\\|[^>]*)?>");
    private static final Pattern ACCOUNT = Pattern.compile("[a-z]+:[^/]{1,60}/[^/|\\s]{1,60}");
    private static final Pattern ADDRESS = Pattern.compile("[a-z]+:[^/]{1,60}/channel/[^/|\\s]{1,60}");
    private static final Pattern ROLE = Pattern.compile("<@&(\\d{1,40})>|<!subteam\\^([A-Z0-9]{1,40})(\\|[^>]*)?>");

    private Reading() {}

    static String words(String typed, int most) {
        var length = typed.codePointCount(0, typed.length());
        if (length > most) {
            throw Refusal.of("That is {length} characters long, and at most {most} fit. Please shorten it.",
                Text.count("length", length), Text.count("most", most));
        }
        return typed;
    }

    static int count(String typed, int least, int most) {
        if (NUMBER.matcher(typed).matches()) {
            var number = Long.parseLong(typed);
            if (number >= least && number <= most) return (int) number;
        }
        throw Refusal.of("{typed} is not a whole number from {least} to {most}. For example: {example}", Text.strong("typed", shortened(typed)),
            Text.plain("least", Integer.toString(least)), Text.plain("most", Integer.toString(most)),
            Text.code("example", Integer.toString(Math.max(least, Math.min(most, 12)))));
    }

    static Instant moment(String typed, Instant now, ZoneId zone) {
        return When.read(typed, now, zone);
    }

    /** Shows what a moment would be understood as, before it is sent. */
    static List<Card.Option> echo(String typed, View view) {
        if (typed.isBlank()) return List.of();
        try {
            var at = When.read(typed.strip(), view.now(), view.zone());
            return List.of(new Card.Option(at.toString(), Text.verbatim(When.write(at, view.zone(), view.locale()))));
        } catch (Refusal notYet) {
            return List.of();
        }
    }

    static Duration length(String typed, Duration least, Duration most) {
        var match = LENGTH.matcher(typed);
        if (match.matches()) {
            var number = Long.parseLong(match.group(1));
            var length = switch (match.group(2).toLowerCase(Locale.ROOT).charAt(0)) {
                case 's' -> Duration.ofSeconds(number);
                case 'm' -> Duration.ofMinutes(number);
                case 'h' -> Duration.ofHours(number);
                case 'd' -> Duration.ofDays(number);
                default -> Duration.ofDays(7 * number);
            };
            if (length.compareTo(least) >= 0 && length.compareTo(most) <= 0) return length;
        }
        throw Refusal.of("{typed} is not a length of time from {least} to {most}. For example: {example}", Text.strong("typed", shortened(typed)),
            Text.plain("least", write(least)), Text.plain("most", write(most)), Text.code("example", "30 min"));
    }

    static String write(Duration length) {
        if (length.toSeconds() % 86_400 == 0) return length.toDays() + " d";
        if (length.toSeconds() % 3_600 == 0) return length.toHours() + " h";
        if (length.toSeconds() % 60 == 0) return length.toMinutes() + " min";
        return length.toSeconds() + " s";
    }

    static String choice(String typed, List<Card.Option> options, Locale locale) {
        for (var option : options) {
            if (option.value().equalsIgnoreCase(typed) || option.label().plain(locale).equalsIgnoreCase(typed)) return option.value();
        }
        throw Refusal.of("{typed} is not one of the choices. Accepted: {choices}", Text.strong("typed", shortened(typed)),
            Text.plain("choices", options.stream().map(Card.Option::value).collect(Collectors.joining(", "))));
    }

    static List<Card.Option> like(String typed, List<Card.Option> options, Locale locale) {
        var wanted = typed.strip().toLowerCase(locale);
        return options.stream().filter(it -> it.value().contains(wanted) || it.label().plain(locale).toLowerCase(locale).contains(wanted)).limit(25).toList();
    }

    static long ref(String typed, List<Card.Option> like, Locale locale) {
        var exact = like.stream().filter(it -> it.label().plain(locale).equalsIgnoreCase(typed)).toList();
        var found = exact.isEmpty() ? like : exact;
        if (exact.isEmpty() && typed.matches("\\d{1,18}")) return Long.parseLong(typed); // what a button or a suggestion brings
        if (found.size() == 1) return Long.parseLong(found.getFirst().value());
        if (found.isEmpty()) throw Refusal.of("I know nothing here called {typed}. Choose one from the list, or type its exact title.", Text.strong("typed", shortened(typed)));
        throw Refusal.of("{typed} could be {number} different ones. Choose one from the list, or type its exact title.",
            Text.strong("typed", shortened(typed)), Text.count("number", found.size()));
    }

    static Account account(String typed, View view) {
        var mention = MENTION.matcher(typed);
        if (mention.matches()) return new Account(space(view), mention.group(1));
        if (ACCOUNT.matcher(typed).matches()) {
            var account = Account.of(typed);
            if (view.spaces().stream().anyMatch(home -> home.space().equals(account.space()))) return account;
        }
        throw Refusal.of("{typed} is not a person I can find here. Choose them from the list or mention them: {example}",
            Text.strong("typed", shortened(typed)), Text.code("example", "@name"));
    }

    static Address channel(String typed, View view) {
        var mention = CHANNEL.matcher(typed);
        if (mention.matches()) return Address.channel(space(view), mention.group(1));
        if (ADDRESS.matcher(typed).matches()) {
            var address = Address.of(typed);
            if (view.spaces().stream().anyMatch(home -> home.space().equals(address.space()))) return address;
        }
        throw Refusal.of("{typed} is not a channel I can find here. Choose one from the list or mention it: {example}",
            Text.strong("typed", shortened(typed)), Text.code("example", "#events"));
    }

    static String role(String typed) {
        var mention = ROLE.matcher(typed);
        if (mention.matches()) return mention.group(1) != null ? mention.group(1) : mention.group(2);
        if (typed.matches("[A-Za-z0-9_-]{1,40}")) return typed;
        throw Refusal.of("{typed} is not one of this space's roles. Choose one from the list.", Text.strong("typed", shortened(typed)));
    }

    private static Space space(View view) {
        return view.caller().account().space();
    }

    /** What was typed, short enough to say it back. */
    static String shortened(String typed) {
        return typed.codePointCount(0, typed.length()) <= 60 ? typed : typed.substring(0, typed.offsetByCodePoints(0, 57)) + "…";
    }

}
