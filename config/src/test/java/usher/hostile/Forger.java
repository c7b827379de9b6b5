package usher.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import usher.Action;
import usher.Answer;
import usher.Arrival;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Draft;
import usher.Field;

/** Fills in what an action asks: mostly as it should be, so that it comes far, and somewhere not. */
final class Forger {

    private static final Map<String, List<String>> LINES = Map.ofEntries(
        Map.entry("rule", List.of("FREQ=WEEKLY", "FREQ=MONTHLY;BYDAY=-1FR")), Map.entry("until", List.of("12 March", "2027-03-01")), Map.entry("day", List.of("14 January", "2027-01-15")),
        Map.entry("options", List.of("live 2, watching 3", "live 8")), Map.entry("tiers", List.of("Access 20, Practice 8")), Map.entry("before", List.of("1 d, 1 h", "none")),
        Map.entry("zone", List.of("Berlin", "America/New_York", "UTC")), Map.entry("hours", List.of("22-8", "never")), Map.entry("picture", List.of("https://e.example/p.png")),
        Map.entry("people", List.of("<@ann> <@ben>")), Map.entry("tokens", List.of("K7MQ-2XWD P9RT-4HBC")), Map.entry("token", List.of("K7MQ-2XWD", "AAAA-2222")), Map.entry("code", List.of("K7MQ2", "ABCD-EFGH")),
        Map.entry("where", List.of("out", "head", "watching")), Map.entry("buffer", List.of("15 min", "0")), Map.entry("break", List.of("3 h", "0")), Map.entry("agenda", List.of("10 min Introductions\n50 min Practice")),
        Map.entry("account", List.of("test:main/ann", "other:place/olga")), Map.entry("of", List.of("drop", "event")), Map.entry("option", List.of("live", "watching")), Map.entry("title", List.of("Clinic", "One seat", "New one")));

    private final Town town;
    private final RandomGenerator random;
    private List<Object> numbers = List.of(1L);

    Forger(Town town, RandomGenerator random) {
        this.town = town;
        this.random = random;
    }

    /** Looks at which rows there are now. */
    void looks(Ledger ledger) {
        numbers = ledger.rows().stream().map(row -> row.column("id")).filter(Long.class::isInstance).toList();
    }

    Map<String, String> values(Action action, Caller by) {
        var values = new LinkedHashMap<String, String>();
        var asks = action.asks();
        var bad = asks.isEmpty() ? -1 : random.nextInt(asks.size());
        for (var i = 0; i < asks.size(); i++) {
            var field = asks.get(i);
            if (i == bad && random.nextInt(6) != 0) values.put(field.name(), Nasty.like(kind(field), random));
            else if (field.required() ? random.nextInt(30) != 0 : random.nextInt(3) == 0) values.put(field.name(), random.nextInt(10) == 0 ? Nasty.like(kind(field), random) : proper(field, action, by));
        }
        if (random.nextInt(8) == 0) values.put(Nasty.of(List.of("person", "community", "", "drop", "event", "x".repeat(5_000), "\0", "__proto__", "id"), random), Nasty.any(random));
        if (random.nextInt(12) == 0) values.put(Draft.FIELD, Nasty.any(random));
        return values;
    }

    static String kind(Field<?> field) {
        return field.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private String proper(Field<?> field, Action action, Caller by) {
        return switch (field) {
            case Field.Line it -> cut(Nasty.of(LINES.getOrDefault(it.name(), List.of("Words " + Nasty.MARK, "Helper", "Clinic")), random), it.most());
            case Field.Paragraph it -> cut(Nasty.of(LINES.getOrDefault(it.name(), List.of("Because " + Nasty.MARK, "a line\nanother")), random), it.most());
            case Field.Count it -> Integer.toString(Nasty.of(List.of(it.least(), it.most(), Math.min(it.most(), it.least() + random.nextInt(4))), random));
            case Field.Moment _ -> Nasty.of(List.of("in 2 days", "in 30 min", "tomorrow 6pm", "in 27 h", "2027-02-03 18:00"), random);
            case Field.Length it -> it.write(Nasty.of(List.of(it.least(), it.most(), it.least().plus(it.most().minus(it.least()).dividedBy(20))), random));
            case Field.Choice it -> Nasty.of(it.options(), random).value();
            case Field.Ref it -> ref(it, action, by);
            case Field.PersonRef _ -> by.account().space().key() + "/" + Nasty.of(List.of("ann", "ben", "maya", "nobody", "gus"), random);
            case Field.ChannelRef _ -> by.account().space().key() + "/channel/" + Nasty.of(List.of("general", "events"), random);
            case Field.RoleRef _ -> Nasty.of(List.of("mods", "<@&77>"), random);
            case Field.Id _ -> Nasty.of(numbers, random).toString();
        };
    }

    /** One of those that are suggested to them, or a number of any row of anybody's. */
    private String ref(Field.Ref field, Action action, Caller by) {
        if (random.nextInt(4) == 0) return Nasty.of(numbers, random).toString();
        var suggested = suggested(field, action, by, "");
        return suggested.isEmpty() ? "Clinic" : Nasty.of(suggested, random).value();
    }

    List<Card.Option> suggested(Field<?> field, Action action, Caller by, String typed) {
        var call = new Call("typing", new Arrival(0, town.bot().now()), action.name(), by, by.account().direct(), usher.Values.of(Map.of()));
        return town.bot().suggest(call, field.name(), typed).toCompletableFuture().join();
    }

    private static String cut(String words, int most) {
        return words.length() <= most ? words : words.substring(0, most);
    }

    /** What the buttons of an answer carry. */
    static List<Card.Button> buttons(Answer answer) {
        var card = switch (answer) {
            case Answer.Done it -> it.card();
            case Answer.Download it -> it.card();
            case Answer.Form _, Answer.Refused _, Answer.Broken _ -> null;
        };
        return card == null ? List.of() : card.controls().stream().filter(Card.Button.class::isInstance).map(Card.Button.class::cast).toList();
    }
}
