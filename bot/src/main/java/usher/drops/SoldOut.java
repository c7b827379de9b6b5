package usher.drops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Manner;
import usher.Text;
import usher.Tx;
import usher.View;

/**
 * When the last seat of a drop goes for the first time, that instant is kept; a minute later, when the rush is over, it is counted once which space got how
 * many, the post says so, and whoever made the drop is told.
 */
final class SoldOut {

    static final String COUNT = "drop.sold-out";
    private static final Duration RUSH = Duration.ofMinutes(1);

    private final DropDesk desk;

    SoldOut(DropDesk desk) {
        this.desk = desk;
    }

    /** Seats changed: was that the last? One that is only kept while a question is answered has not gone yet. */
    static void look(Live live, Tx tx) {
        var drop = live.drop();
        var seats = live.seats(tx);
        if (drop.soldOutAt() != null || drop.isOver(tx.now()) || !drop.isOpenEarly(tx.now()) || seats.free() > 0 || seats.reserved() > 0) return;
        live.is(drop.soldOut(tx.now()), tx);
        tx.at(tx.now().plus(RUSH), "sold out " + drop.id(), COUNT, Drops.DROP.is(drop.id()));
    }

    Answer count(Call call, Tx tx) {
        var live = desk.live(call.get(Drops.DROP), tx);
        var drop = live.drop();
        tx.table(DropTable.class).countSold(drop.id());
        for (var host : live.hosts(tx)) tx.tell(host, "sold out " + drop.id(), card(drop, live.seats(tx).waiting(), tx), Manner.NEWS);
        desk.repaint(live, tx);
        return Answer.done(Card.of("Counted"));
    }

    private static Card card(Drop drop, int waiting, View view) {
        return Card.of("{title} is sold out", Text.strong("title", drop.title())).tone(Card.Tone.GOOD).with(new Card.Facts(facts(drop, waiting, view)));
    }

    /** Time to sell out, and once they are counted the seats by space. */
    static List<Card.Fact> facts(Drop drop, int waiting, View view) {
        var at = drop.soldOutAt();
        if (at == null) return List.of();
        var facts = new ArrayList<Card.Fact>();
        var opened = at.isBefore(drop.opensAt()) ? drop.opensEarly() : drop.opensAt();
        facts.add(Card.fact("Sold out", Text.of("{time} after the opening", Text.text("time", time(Duration.between(opened, at))))));
        if (waiting > 0) facts.add(Card.fact("Waiting", Text.of("{n, plural, one {# person} other {# people}}", Text.count("n", waiting))));
        var sold = view.table(DropTable.class).sold(drop.id());
        if (sold.size() > 1) facts.add(Card.fact("By space", bySpace(sold, view)));
        return facts;
    }

    private static Text bySpace(List<DropTable.Sold> sold, View view) {
        return sold.stream().map(it -> Text.of("{space} {n}", Text.plain("space", name(it.spaceId(), view)), Text.count("n", it.seats())))
            .reduce((one, other) -> Text.of("{one}, {other}", Text.text("one", one), Text.text("other", other))).orElseThrow();
    }

    private static String name(String space, View view) {
        return view.spaces().stream().filter(home -> home.space().key().equals(space)).map(View.Home::name).findFirst().orElse(space);
    }

    static Text time(Duration time) {
        var seconds = time.toSeconds();
        if (seconds < 1) return Text.of("less than a second");
        if (seconds < 120) return Text.of("{n, plural, one {# second} other {# seconds}}", Text.count("n", seconds));
        if (time.toHours() < 3) return Text.of("{n, plural, one {# minute} other {# minutes}}", Text.count("n", time.toMinutes()));
        if (time.toDays() < 3) return Text.of("{n, plural, one {# hour} other {# hours}}", Text.count("n", time.toHours()));
        return Text.of("{n, plural, one {# day} other {# days}}", Text.count("n", time.toDays()));
    }
}
