package usher.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What nobody means well by typing. Where words may be shown again they hold {@link #MARK}, by which they are known wherever they come out. */
final class Nasty {

    /** A sign that no text of ours has. */
    static final String MARK = "⁂";

    private static final List<String> NOTHING = List.of("", " ", "\t\n", "\u00a0\u2003\u3000", "\u200b", "\ufeff");
    private static final List<String> WORDS = List.of(
        MARK + "\0", "\0", "a\0b" + MARK, MARK + "\ud83d", "\udc00" + MARK, "\ud83d\ud83d", MARK + "\u202egnp.exe\u202c", "\u2066" + MARK, "\uffff\ufffe" + MARK, "\ue000\ue001" + MARK,
        "{0}" + MARK, "{words}", "'{'" + MARK + "'}'", "''" + MARK, "'" + MARK, "{n, plural, other {#}}" + MARK, "#" + MARK, "{", "}", "{{" + MARK + "}}", "%s%n" + MARK, "$1\\" + MARK, "\\" + MARK,
        "'; drop table seat; --" + MARK, "' or '1'='1" + MARK, "%" + MARK, "_", "%%%%", "\\%", "<script>alert(1)</script>" + MARK, "\"><img src=x onerror=alert(1)>" + MARK, "&lt;b&gt;" + MARK,
        "=cmd|' /C calc'!A0" + MARK, "+1+1" + MARK, "-1+1" + MARK, "@SUM(A1)" + MARK, "\t=1" + MARK, "@everyone " + MARK, "@here", "<!channel>" + MARK, "<!here|x>", "<@U1>" + MARK, "<@&1>", "<#C1>", "<@!1|" + MARK + ">",
        "[" + MARK + "](http://e.x)", "javascript:alert(1)//" + MARK, "data:text/html,<b>" + MARK, "https://e.x/\"onload=" + MARK, "https://[::1", "http://e.x/%zz" + MARK, "https://" + MARK, "file:///etc/passwd",
        "**" + MARK + "** _x_ ~~y~~ `z` ||w||", "```\n" + MARK, "# " + MARK, "> " + MARK, "1. " + MARK, "BEGIN:VEVENT\r\nSUMMARY:" + MARK, MARK + "\r\nX: y", "line\u2028" + MARK + "\u2029\u0085",
        "null", "undefined", "NaN", "true", "[]", "{}", "\"", "\u0007\u001b[31m" + MARK, "İıſK" + MARK, "e\u0301".repeat(200) + MARK, "ﷺ".repeat(120), "👨‍👩‍👧‍👦".repeat(60), "\n".repeat(500) + MARK);
    private static final List<String> NUMBERS = List.of("-1", "0", "-0", "+5", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "999999999999", "-999999999999",
        "999999999999999999", "1e9", "0x10", "1.5", "1,5", "1_000", "٣", "１２", "½", "²", "9".repeat(4_000), "1 2", "--1", "007");
    private static final List<String> MOMENTS = List.of("0000-01-01 00:00", "0000-00-00 00:00", "9999-12-31 23:59", "+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "+292278994-08-17T07:12:55.807Z", "+1000000-01-01T00:00:00Z",
        "294277-01-01T00:00:00Z", "-4713-01-01T00:00:00Z", "2027-02-30 10:00", "2027-03-28 02:30", "2027-10-31 02:30", "<t:999999999999>", "<t:0>", "<!date^999999999999^x|y>", "in 99999 weeks", "in 99999 d", "in 99999 h", "in 0 min", "in 0 s",
        "now", "yesterday 6pm", "every friday 6pm", "friday", "1970-01-01T00:00Z", "2027-01-12T12:00:00+18:00", "2027-01-12T12:00:00.999999999Z", "32 may 2027 6pm", "feb 30 6pm", "25:61", "6pm 7pm 8pm", "monday or tuesday 6pm",
        "the day after the day after tomorrow 6pm", "monday ".repeat(60) + "6pm", "1 ".repeat(300), "(".repeat(200), "in " + "9".repeat(50) + " days", "in 999999999 years", "99999999 years from now at 6pm", "christmas 9999 6pm");
    private static final List<String> LENGTHS = List.of("999999 w", "999999 d", "0 min", "-5 min", "1 s", "999999 s", "1.5 h", "1h30", "P1D", "99999999999 h", "min", "5", "1 d, 1 h, 1 min, 1 s, 1 w, 2 w", "0", "never", "none", "36500 d");
    private static final List<String> RULES = List.of("FREQ=SECONDLY;COUNT=999999999", "FREQ=YEARLY;BYDAY=53MO;BYMONTHDAY=31", "FREQ=DAILY;INTERVAL=999999999", "FREQ=DAILY;INTERVAL=0", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=DAILY;UNTIL=99999999T999999Z", "RRULE:FREQ=DAILY", "FREQ=DAILY;COUNT=2;UNTIL=20270101", "FREQ=" + MARK, "FREQ=YEARLY;BYEASTER=0", "FREQ=WEEKLY;BYDAY=" + "MO,".repeat(40) + "MO", "FREQ=MINUTELY;BYSECOND=0,1,2,3,4,5",
        "22-22", "25-8", "10pm to 10pm", "-1-5", "live -1, watching 99999999999", "live 2, live 2", ",,,,", "live " + "9".repeat(30), "a 1," .repeat(60), "10 min " + MARK + "\n999999 min y", "0 min x", "0, 0, 0", "1 h 1 h");
    private static final List<String> PEOPLE = List.of("<@" + "A".repeat(500) + ">", "<@!0>", "test:main/" + "b".repeat(600), "test:main/a/b|c", "nobody:x/y", "other:place/olga", "<@olga>", "test:main/ ", "test:other/x", "x:/y", "<@ann|" + MARK + ">", "<@>", "@ann");
    private static final List<String> PLACES = List.of("<#" + "C".repeat(500) + ">", "test:main/channel/" + "c".repeat(600), "test:main/channel/a/b", "test:main/channel/a|b", "other:place/channel/general", "test:main/direct/ann", "test:main/home/ann",
        "test:main/under/general|event 1", "test:main/channel/ ", "<#>", "#general", "nobody:x/channel/y", "test:main/CHANNEL/x");
    private static final List<String> ROLES = List.of("<@&" + "9".repeat(500) + ">", "<!subteam^" + "S".repeat(300) + ">", "everyone", "@everyone", "x".repeat(41), "<@&1>", "here", "-", "_");
    private static final List<String> ZONES = List.of("UTC+18:00", "+18:00", "-18:00", "+01:23:45", "GMT+99", "Etc/GMT-14", "../../etc/passwd", "SystemV/EST5EDT", "Z", "berlin\0", "America/Argentina/ComodRivadavia", "EST", "UT-01:02:03");
    private static final List<String> ALL = Stream.of(NOTHING, WORDS, NUMBERS, MOMENTS, LENGTHS, RULES, PEOPLE, PLACES, ROLES, ZONES).flatMap(List::stream).toList();

    private Nasty() {}

    static String any(RandomGenerator random) {
        var chosen = random.nextInt(40) == 0 ? huge(random) : of(ALL, random);
        return switch (random.nextInt(12)) {
            case 0 -> chosen + of(ALL, random);
            case 1 -> mutated(chosen, random);
            default -> chosen;
        };
    }

    static List<String> all() {
        return ALL;
    }

    /** Something like what such a field takes, and yet not. */
    static String like(String kind, RandomGenerator random) {
        var near = switch (kind) {
            case "count", "id" -> NUMBERS;
            case "moment" -> MOMENTS;
            case "length" -> LENGTHS;
            case "personref" -> PEOPLE;
            case "channelref" -> PLACES;
            case "roleref" -> ROLES;
            case "line", "paragraph" -> random.nextBoolean() ? WORDS : random.nextBoolean() ? RULES : ZONES;
            default -> WORDS;
        };
        return random.nextInt(3) == 0 ? any(random) : of(near, random);
    }

    /** About 100 kB. */
    static String huge(RandomGenerator random) {
        var piece = of(List.of("x", MARK, "🎉", "<b>", "\0", "{", "'", "1 d, ", "monday ", "\n", "@everyone ", "9", "(", "\\", "=", "live 1, "), random);
        return piece.repeat(100_000 / piece.length());
    }

    static <T> T of(List<T> some, RandomGenerator random) {
        return some.get(random.nextInt(some.size()));
    }

    /** Cut, doubled, turned, or with a piece of something else in it. */
    static String mutated(String typed, RandomGenerator random) {
        if (typed.isEmpty()) return of(WORDS, random);
        var at = random.nextInt(typed.length());
        return switch (random.nextInt(6)) {
            case 0 -> typed.substring(0, at);
            case 1 -> typed.substring(at);
            case 2 -> typed.substring(0, at) + of(WORDS, random) + typed.substring(at);
            case 3 -> typed.substring(0, at) + (char) random.nextInt(0x10000) + typed.substring(at + 1);
            case 4 -> typed + typed;
            default -> new StringBuilder(typed).reverse().toString();
        };
    }

    /** A button's id that was tampered with: cut, its arguments swapped, doubled, renamed, with others' numbers or none. */
    static String tampered(String press, RandomGenerator random) {
        var question = press.indexOf('?');
        var pairs = new ArrayList<>(List.of((question < 0 ? "" : press.substring(question + 1)).split("&")));
        var name = question < 0 ? press : press.substring(0, question);
        return switch (random.nextInt(8)) {
            case 0 -> mutated(press, random);
            case 1 -> name + "?" + String.join("&", pairs.reversed());
            case 2 -> press + (question < 0 ? "?" : "&") + "person=1&community=1&draft=" + of(WORDS, random);
            case 3 -> press + "&" + String.join("&", pairs);
            case 4 -> name + "?" + String.join("&", pairs).replaceAll("\\d+", of(NUMBERS, random));
            case 5 -> name;
            case 6 -> name + "?" + "%00%zz%" + press;
            default -> name + "?" + String.join("&", pairs).replaceAll("\\d+", Integer.toString(1 + random.nextInt(400)));
        };
    }
}
