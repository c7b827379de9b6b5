package usher.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import usher.Action;
import usher.Address;
import usher.Field;

/** What people type: mostly what is asked for, sometimes what nobody expects. */
final class Deeds {

    private static final List<String> ODD = List.of("@everyone", "<!channel> <@U1>", "{curly} '' it''s", "=cmd()", "x".repeat(4100), "\u202e🎟️ é", "0", "-1", "99999999999999999999", "null", " ");
    private static final List<String> MOMENTS = List.of("in 1 min", "in 5 min", "in 20 min", "in 2 h", "tomorrow 6pm", "in 2 days", "in 6 days", "in 3 weeks", "2027-03-28 02:30", "2027-03-28 18:00");
    private static final List<String> LENGTHS = List.of("1 min", "5 min", "10 min", "30 min", "1 h", "2 h", "1 d");
    private static final Map<String, List<String>> BY_NAME = Map.ofEntries(
        Map.entry("options", List.of("live 2, watching 3", "live 1, watching 4", "a 1, b 1, c 2")),
        Map.entry("tiers", List.of("Access 2, Practice 1", "Access 1, Practice 1, Impact 1")),
        Map.entry("agenda", List.of("10 min Intro\n20 min Practice", "5 min Hello\n25 min Work\n10 min Close")),
        Map.entry("rule", List.of("FREQ=WEEKLY;COUNT=4", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=DAILY")),
        Map.entry("until", List.of("12 March", "28 March", "30 April")),
        Map.entry("remind", List.of("1 d, 15 min", "2 h", "none", "10 min")),
        Map.entry("leads", List.of("1 d, 15 min", "2 h", "none", "10 min")),
        Map.entry("zone", List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")),
        Map.entry("quiet", List.of("22:00-08:00", "never", "00:00-23:59", "13:00-15:00")),
        Map.entry("tokens", List.of("tok-one tok-two tok-three", "alpha beta")),
        Map.entry("token", List.of("tok-one", "tok-two", "alpha", "beta", "wrong")),
        Map.entry("first-answer", List.of("30 min", "4 h", "1 d")),
        Map.entry("resolution", List.of("5 h", "2 d", "5 d")),
        Map.entry("open", List.of("always", "mon-fri 17:00-19:00, sat 10-12", "daily 9am-5pm", "sun 2:00-4:00", "tue 0:00-24:00")),
        Map.entry("times", List.of("closed", "usual", "10:00-12:00, 14-15", "0:00-24:00")),
        Map.entry("day", List.of("2027-03-12", "2027-03-28", "2027-03-14", "2027-12-24")),
        Map.entry("place", List.of("Library, room 2", "https://meet.example/x")),
        Map.entry("picture", List.of("https://pictures.example/a.png")));

    private final SplittableRandom chance;
    private final List<Actor> said = new ArrayList<>();

    Deeds(SplittableRandom chance) {
        this.chance = chance;
    }

    /** Who said what has that mark. */
    Actor said(String mark) {
        return said.get(Integer.parseInt(mark.substring(1, mark.length() - 1)));
    }

    <T> T any(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }

    /** What a form is filled in with, or a command is typed with. */
    Map<String, String> fill(Action action, Actor who, World world, double optional) {
        var values = new LinkedHashMap<String, String>();
        for (var field : action.asks()) {
            if (!field.required() && chance.nextDouble() >= optional) continue;
            var typed = chance.nextInt(60) == 0 ? any(ODD) : typed(field, action, who, world);
            if (!typed.isEmpty()) values.put(field.name(), typed);
        }
        return values;
    }

    private String typed(Field<?> field, Action action, Actor who, World world) {
        var special = BY_NAME.get(field.name());
        if (special != null) return any(special);
        return switch (field) {
            case Field.Line line -> words(line.most(), who, action);
            case Field.Paragraph paragraph -> words(paragraph.most(), who, action);
            case Field.Count count -> Integer.toString(Math.min(count.most(), count.least() + chance.nextInt(4)));
            case Field.Moment _ -> any(MOMENTS);
            case Field.Length _ -> any(LENGTHS);
            case Field.Choice choice -> any(choice.options()).value();
            case Field.Ref _ -> chance.nextInt(12) == 0 ? world.number(action.name().startsWith("drop") ? "drop" : action.name().startsWith("hours") ? field.name() : "event") : world.suggested(action, field, who);
            case Field.PersonRef _ -> world.anybody(chance.nextInt(30) == 0 ? 1 - who.community() : who.community()).account().key();
            case Field.ChannelRef _ -> Address.channel(who.account().space(), chance.nextBoolean() ? "general" : "events").key();
            case Field.RoleRef _ -> chance.nextBoolean() ? "helpers" : "crew";
            case Field.Id id -> world.number(id.name());
        };
    }

    /** What is said about cases is like nothing else that is said. */
    private String words(int most, Actor who, Action action) {
        return words(most, who, action.name().startsWith("hours."));
    }

    /** Something about a case. */
    String says(Actor who) {
        return words(200, who, true);
    }

    private String words(int most, Actor who, boolean marked) {
        var words = new ArrayList<>(List.of(who.word()));
        for (var i = chance.nextInt(3); i >= 0; i--) words.add(any(List.of("Clinic", "Circle", "Review", "Talk", "Table")));
        if (marked) {
            words.add("c" + said.size() + "x");
            said.add(who);
        }
        var all = String.join(" ", words);
        return all.length() <= most ? all : all.substring(0, most);
    }
}
