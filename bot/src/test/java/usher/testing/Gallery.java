package usher.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import usher.Account;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Card;
import usher.Draft;
import usher.Feature;
import usher.Field;
import usher.Json;
import usher.Space;
import usher.Text;
import usher.Trigger;
import usher.Value;
import usher.Wanted;

/**
 * Every card and form of the bot, found by using it: people with hostile names call every command, press every button they come to see, send every form with
 * hostile words as long as its fields allow, and let time pass. What they see is kept once per pattern and shape. The same bot has the same gallery.
 */
public final class Gallery implements AutoCloseable {

    /** Everything that any platform could take for markup, a mention or a script. */
    public static final String HOSTILE = "@everyone <!channel> <@U1> *b* _i_ ~s~ `c` ||x|| [l](http://e.x) <b>&amp;\" '{n}' =1+1 # ‮שלום🎉 ";

    private static final String NAME = "*a* <@U1> @everyone <b> ";
    private static final int MOST_STEPS = 6_000;
    private static final Pattern LAST = Pattern.compile(".*(erase|forget|disconnect|unlink|close|cancel|remove|delete|leave|end|takeback|revoke|draw).*");
    private static final List<Duration> PASSING = List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(12), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));

    /** What a person sees: a card, or the form of a draft. */
    public sealed interface Seen {
        /** Stable as long as what leads to it is. */
        String name();

        record Shown(String name, Card card, Locale locale) implements Seen {}

        /** @param by whoever would fill it in */
        record Asked(String name, Action action, Draft draft, Call by) implements Seen {}
    }

    private record Step(Persona by, String action, Map<String, String> values, boolean fill) {}

    private final Chat chat;
    private final Persona mo;
    private final List<Persona> people;
    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final Map<String, Integer> numbered = new LinkedHashMap<>();
    private final Set<String> pressed = new HashSet<>();
    private final Set<String> answered = new TreeSet<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Set<String> shown = new HashSet<>();

    private Gallery(Supplier<List<Feature>> features) {
        chat = new Chat(features);
        mo = chat.admin("Mo " + HOSTILE);
        people = List.of(mo, chat.member("Ann *star* <!here>"), chat.member("Ben _[x](http://e.x)_"), chat.member("Cleo"));
        chat.watch(this::answered);
    }

    /** Uses everything that {@code features} can do; takes some seconds. */
    public static Gallery of(Supplier<List<Feature>> features) {
        var gallery = new Gallery(features);
        gallery.explore();
        Stream.of(Situations.all(), RareSituations.all(), LearningSituations.all(), PromisedSituations.all(), SurveySituations.all()).flatMap(List::stream).forEach(situation -> gallery.watch(situation, features));
        return gallery;
    }

    public Bot bot() {
        return chat.bot();
    }

    public Collection<Seen> all() {
        return seen.values();
    }

    /** The actions that people can call and that were never answered here. */
    public Set<String> unseen() {
        return bot().actions().stream().filter(Action::forPeople).map(Action::name).filter(it -> !answered.contains(it)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The patterns of the titles of all cards here. */
    public Set<String> titles() {
        return seen.values().stream().filter(Seen.Shown.class::isInstance).map(it -> ((Seen.Shown) it).card().title().pattern()).collect(Collectors.toCollection(TreeSet::new));
    }

    private void explore() {
        mo.calls("usher.channel", new Value("channel", Address.channel(Chat.MAIN, "general").key()));
        tour();
        var commands = bot().actions().stream().filter(it -> it.trigger() instanceof Trigger.Command).sorted(Comparator.comparing(it -> LAST.matcher(it.name()).matches())).toList();
        commands.forEach(it -> take(new Step(mo, it.name(), Map.of(), false)));
        commands.forEach(it -> take(new Step(people.get(1), it.name(), Map.of(), false)));
        for (var round = 0; round < 2; round++) {
            for (var command : commands) {
                for (var who : List.of(mo, people.get(1))) {
                    take(new Step(who, command.name(), samples(command, false, round), false));
                    take(new Step(who, command.name(), samples(command, true, round), false));
                    if (!LAST.matcher(command.name()).matches()) follow();
                }
            }
            follow();
            PASSING.forEach(this::pass);
        }
    }

    /** A situation has a chat of its own, and its own people press what they mean to press. */
    private void watch(Consumer<Chat> situation, Supplier<List<Feature>> features) {
        try (var stage = new Chat(features)) {
            stage.watch((call, answer) -> {
                remember(call, answer);
                look(stage, List.of());
            });
            situation.accept(stage);
            look(stage, List.of());
        }
    }

    /** What a crowd of samples does not come to by itself. */
    private void tour() {
        var ann = people.get(1);
        var ben = people.get(2);
        mo.calls("drop.create", new Value("title", NAME + "one seat"), new Value("seats", "1"));
        ann.presses("Claim");
        ben.presses("Claim");
        people.get(3).presses("Claim");
        ann.presses("Give back");
        ben.presses("Pass");
        people.get(3).presses("Accept");
        mo.calls("drop.create", new Value("title", NAME + "to give"), new Value("seats", "2"));
        ann.presses("Claim");
        ann.calls("seat.give", new Value("which", NAME + "to give"), new Value("to", ben.account().key()));
        look();
        follow();
        drop("two each", new Value("seats", "4"), new Value("per-person", "2"));
        drop("tiers", new Value("seats", "3"), new Value("tiers", "Access 1, Impact 2"), new Value("per-person", "2"));
        drop("asked", new Value("seats", "2"), new Value("question", "What will you bring? " + NAME));
        drop("drawn", new Value("seats", "2"), new Value("mode", "draw"), new Value("opens", "in 10 min"));
        drop("gated", new Value("seats", "2"));
        mo.calls("drop.gate", new Value("which", newest("drop.gate", "which")), new Value("tokens", "K7MQ2XWD"));
        look();
        follow();
        mo.calls("event.create", new Value("title", NAME + "event"), new Value("promise", HOSTILE), new Value("start", "in 26 h"), new Value("options", "live 1, watching 1"), new Value("place", "Library"),
            new Value("picture", "https://pictures.example/a.png"), new Value("seats", "2"));
        look();
        follow();
        pass(Duration.ofMinutes(9));
        pass(Duration.ofMinutes(2));
        mo.calls("menu");
        chat.platform().failNext(usher.Undelivered.Why.NEVER, false);
        drop("lost", new Value("seats", "1"));
        mo.calls("usher.trouble");
        follow();
        pass(Duration.ofHours(25));
        mo.calls("event.code", new Value("which", newest("event.code", "which")));
        mo.calls("event.attendance", new Value("which", newest("event.attendance", "which")));
        follow();
        pass(Duration.ofHours(1));
        mo.calls("event.attendance", new Value("which", newest("event.attendance", "which")));
        follow();
        pass(Duration.ofHours(18)); // a morning again
    }

    private void drop(String title, Value... values) {
        var all = new ArrayList<>(List.of(values));
        all.add(new Value("title", NAME + title));
        mo.calls("drop.create", all.toArray(Value[]::new));
        look();
        follow();
    }

    /** The last that is suggested for a field of an action; the newest where rows are suggested in their order. */
    private String newest(String action, String field) {
        return newest(action, field, mo);
    }

    private String newest(String action, String field, Persona who) {
        var asked = bot().action(action).orElseThrow().asks().stream().filter(it -> it.name().equals(field)).findFirst().orElseThrow();
        return suggested((Field.Ref) asked, who).orElse("1");
    }

    private void pass(Duration time) {
        chat.passes(time);
        look();
        follow();
    }

    private void follow() {
        for (var step = steps.poll(); step != null && pressed.size() < MOST_STEPS; step = steps.poll()) take(step);
    }

    private void take(Step step) {
        var values = new LinkedHashMap<>(step.values);
        step.by.calls(step.action, values.entrySet().stream().map(it -> new Value(it.getKey(), it.getValue())).toArray(Value[]::new));
        look();
    }

    /** Hears every answer, whoever got it, and plans what they do with it. */
    private void answered(Call call, Answer answer) {
        remember(call, answer);
        var who = people.stream().filter(it -> it.account().equals(call.by().account())).findFirst().orElseThrow();
        switch (answer) {
            case Answer.Done it -> press(it.card(), who);
            case Answer.Download it -> press(it.card(), who);
            case Answer.Refused it -> it.draft().ifPresent(draft -> fill(new Draft(draft.id(), draft.action(), draft.values(), it.fields()), who));
            case Answer.Form it -> fill(it.draft(), who);
            case Answer.Broken _ -> { }
        }
    }

    private void remember(Call call, Answer answer) {
        answered.add(call.action());
        switch (answer) {
            case Answer.Done it -> keep(call.action() + ".done", it.card());
            case Answer.Download it -> keep(call.action() + ".file", it.card());
            case Answer.Refused it -> {
                keep(call.action() + ".refused", new Card(it.text(), Card.Tone.WRONG, List.of(), List.of()));
                it.draft().ifPresent(draft -> keep(call, new Draft(draft.id(), draft.action(), draft.values(), it.fields())));
            }
            case Answer.Form it -> keep(call, it.draft());
            case Answer.Broken _ -> throw new AssertionError(call.action() + " broke with " + call.values().raw());
        }
    }

    private void keep(Call call, Draft draft) {
        var name = draft.action() + (draft.wrong().isEmpty() ? ".form" : ".form-wrong-" + String.join("-", new TreeSet<>(draft.wrong().keySet())));
        seen.computeIfAbsent(key(draft), _ -> new Seen.Asked(name, bot().action(draft.action()).orElseThrow(), draft, call));
    }

    private static String key(Draft draft) {
        return "form " + draft.action() + draft.wrong().keySet();
    }

    private void fill(Draft draft, Persona who) {
        var action = bot().action(draft.action()).orElseThrow();
        if (!pressed.add("fill " + key(draft) + who.name())) return;
        for (var all : List.of(false, true)) {
            var values = new LinkedHashMap<>(draft.values());
            samples(action, all, 0).forEach(values::putIfAbsent);
            action.form().stream().filter(it -> draft.wrong().containsKey(it.name())).forEach(it -> values.put(it.name(), sample(it, 0)));
            values.put(Draft.FIELD, draft.id());
            steps.add(new Step(who, draft.action(), values, true));
        }
    }

    /** What the platform shows now: posts, private messages, discussions. */
    private void look() {
        look(chat, people);
    }

    private void look(Chat in, List<Persona> pressing) {
        in.settles();
        for (var space : List.of(Chat.MAIN, Chat.OTHER)) look(in.platform(space), pressing);
    }

    private void look(TestPlatform platform, List<Persona> pressing) {
        for (var it : platform.messages().stream().sorted(Comparator.comparing(TestPlatform.Shown::mark)).toList()) { // lanes race one another
            if (!shown.add(it.reference() + Json.write(it.wanted()))) continue;
            var kind = it.at().kind().name().toLowerCase(Locale.ROOT);
            switch (it.wanted()) {
                case Wanted.Message message -> {
                    keep(kind, message.card());
                    pressing.stream().filter(who -> it.at().kind() != Address.Kind.DIRECT || it.at().equals(who.account().direct())).forEach(who -> press(message.card(), who));
                }
                case Wanted.Home home -> {
                    keep(kind, home.card());
                    if (!pressing.isEmpty()) press(home.card(), mo);
                }
                case Wanted.Thread _, Wanted.Scheduled _, Wanted.Nothing _ -> { }
            }
        }
    }

    private void keep(String where, Card card) {
        seen.computeIfAbsent(shape(card), _ -> new Seen.Shown(where + "." + numbered.merge(where, 1, Integer::sum), card, Locale.ENGLISH));
    }

    private void press(Card card, Persona who) {
        var key = shape(card);
        for (var control : card.controls()) {
            switch (control) {
                case Card.Button it when it.enabled() -> press(key, it.action(), it.values(), Map.of(), who);
                case Card.Pick it when !it.options().isEmpty() -> press(key, it.action(), it.values(), Map.of(it.field(), it.options().getFirst().value()), who);
                case Card.Button _, Card.Pick _, Card.Link _ -> { }
            }
        }
    }

    private void press(String key, String action, List<Value> values, Map<String, String> more, Persona who) {
        if (!pressed.add(key + action + who.name() + values.size())) return;
        var all = new LinkedHashMap<String, String>();
        values.forEach(it -> all.put(it.name(), it.text()));
        all.putAll(more);
        steps.add(new Step(who, action, all, false));
    }

    /** What makes two cards the same to the eye of somebody who draws them. */
    private static String shape(Card card) {
        var parts = new ArrayList<String>(List.of(card.title().pattern(), card.tone().name()));
        card.blocks().forEach(block -> parts.add(switch (block) {
            case Card.Paragraph it -> "p " + it.text().pattern();
            case Card.Note it -> "n " + it.text().pattern();
            case Card.Facts it -> "f " + it.facts().stream().map(fact -> fact.label().pattern() + ":" + fact.value().pattern()).toList();
            case Card.Bullets it -> "b " + it.lines().stream().map(Text::pattern).distinct().toList();
            case Card.Picture _ -> "picture";
            case Card.Code _ -> "code";
            case Card.Bar it -> "bar " + it.label().pattern();
            case Card.Divider _ -> "-";
        }));
        card.controls().forEach(control -> parts.add(switch (control) {
            case Card.Button it -> it.label().pattern() + it.action() + it.weight() + it.enabled();
            case Card.Link it -> "link " + it.label().pattern();
            case Card.Pick it -> "pick " + it.action();
        }));
        return String.join("\n", parts);
    }

    private Map<String, String> samples(Action action, boolean all, int round) {
        var values = new LinkedHashMap<String, String>();
        action.form().stream().filter(it -> all || it.required()).forEach(it -> values.put(it.name(), sample(it, round)));
        if (action.name().equals("drop.create")) { // the seats of an event exclude most of the rest: that is a situation of its own
            List.of("event", "sign-up").forEach(values::remove);
            values.putIfAbsent("seats", Integer.toString(1 + round));
        }
        return values;
    }

    /** Something that the field takes: hostile and as long as can be where it is words. */
    private String sample(Field<?> field, int round) {
        return switch (field) {
            case Field.Line it -> fit(it.most() < 30 ? "x".repeat(it.most()) : HOSTILE + (round == 0 ? "" : round) + "x".repeat(it.most()), it.most());
            case Field.Paragraph it -> fit(HOSTILE.repeat(it.most() / 40 + 1), it.most());
            case Field.Count it -> Integer.toString(Math.max(it.least(), Math.min(it.most(), 1 + round)));
            case Field.Moment _ -> chat.clock().instant().plus(Duration.ofHours(26 + round)).toString();
            case Field.Length it -> it.write(it.least().plus(it.most().minus(it.least()).dividedBy(50)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES).compareTo(it.least()) < 0 ? it.least()
                : it.least().plus(it.most().minus(it.least()).dividedBy(50)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES));
            case Field.Choice it -> it.options().get(round % it.options().size()).value();
            case Field.Ref it -> suggested(it, mo).orElse("1");
            case Field.PersonRef _ -> people.get(2).account().key();
            case Field.ChannelRef _ -> Address.channel(Chat.MAIN, "events").key();
            case Field.RoleRef _ -> "mentors";
            case Field.Id _ -> "1";
        };
    }

    private java.util.Optional<String> suggested(Field.Ref field, Persona who) {
        var action = bot().actions().stream().filter(it -> it.asks().contains(field)).findFirst().orElseThrow();
        var call = new Call("suggest", new usher.Arrival(0, chat.clock().instant()), action.name(), new usher.Caller(who.account(), who.name(), Set.of(), who == mo, Locale.ENGLISH, java.util.Optional.empty()),
            Address.channel(Chat.MAIN, "general"), usher.Values.of(Map.of()));
        return bot().suggest(call, field.name(), "").toCompletableFuture().join().stream().findFirst().map(Card.Option::value);
    }

    private static String fit(String words, int most) {
        var points = words.codePoints().limit(most).toArray();
        return new String(points, 0, points.length).strip();
    }

    @Override
    public void close() {
        chat.close();
    }
}
