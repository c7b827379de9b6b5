package usher.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import usher.Value;

/** Who meets in a situation of the {@link Gallery}, and what they begin with. Titles, names and reasons are hostile and as long as they may be. */
abstract class Cast {

    static final String TITLE = fit(Gallery.HOSTILE, 100);
    static final String REASON = fit(Gallery.HOSTILE.repeat(9), 500);
    /** Options have 30 characters; a comma would end them. */
    static final String LIVE = fit("*b* <@U1> @here " + Gallery.HOSTILE, 30);
    static final String WATCHING = fit("_w_ <!channel> & " + Gallery.HOSTILE, 30);
    private static final Pattern CHECK_IN = Pattern.compile("\\b[A-Z2-9]{5}\\b(?=\n)");
    /** What makes two accounts or two spaces one. */
    private static final Pattern ONE_TIME = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}");

    final Chat chat;
    final Persona mo;
    final Persona ann;
    final Persona ben;
    final Persona cleo;

    Cast(Chat chat) {
        this.chat = chat;
        mo = chat.admin("Mo " + Gallery.HOSTILE);
        ann = chat.member("Ann *star* <!here>");
        ben = chat.member("Ben _[x](http://e.x)_");
        cleo = chat.member("Cleo " + Gallery.HOSTILE);
        mo.says("/usher channel", new Value("channel", "test:main/channel/general"));
    }

    void event(String seats, String start, Value... values) {
        var all = new ArrayList<>(List.of(new Value("title", TITLE), new Value("promise", fit(Gallery.HOSTILE.repeat(9), 300)), new Value("start", start), new Value("length", "90 min")));
        all.add(seats.contains(",") ? new Value("options", seats) : new Value("seats", seats));
        all.addAll(List.of(values));
        mo.says("/event create", all.toArray(Value[]::new)).isAnswered(TITLE);
    }

    void drop(int seats, Value... values) {
        var all = new ArrayList<>(List.of(new Value("title", TITLE), new Value("seats", Integer.toString(seats))));
        all.addAll(List.of(values));
        mo.says("/drop create", all.toArray(Value[]::new)).isAnswered("is set");
    }

    static Value which() {
        return new Value("which", TITLE);
    }

    /** What the host of the running event shows. */
    String checkIn() {
        return found(CHECK_IN, mo.says("/event code", which()));
    }

    static String oneTime(Persona given) {
        return found(ONE_TIME, given);
    }

    static String found(Pattern pattern, Persona by) {
        var match = pattern.matcher(by.answered());
        if (!match.find()) throw new AssertionError(by.answered());
        return match.group();
    }

    /** {@code olga}'s space joins. */
    void connect(Persona olga) {
        mo.says("/usher connect");
        olga.says("/usher connect", new Value("code", oneTime(mo))).isAnswered("I asked");
    }

    static String fit(String words, int most) {
        var points = words.codePoints().limit(most).toArray();
        return new String(points, 0, points.length).strip();
    }
}
