package usher.drops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Json;
import usher.Refusal;
import usher.Text;
import usher.View;

/**
 * A draw on the web, for anybody: {@code /draw/12} for people and {@code /draw/12.json} for programs. Neither names a person, a community or what was drawn
 * for: only tickets, in the order they were drawn. Before the draw there is the commitment alone.
 */
final class DrawPage {

    private DrawPage() {}

    static Answer page(Call call, View view) {
        var drop = drop(call, view);
        var table = view.table(DrawTable.class);
        var commitment = table.find(drop.id()).orElseThrow(DrawPage::none).commitment();
        var card = Card.of("Draw {number}", Text.plain("number", Long.toString(drop.id())));
        var seed = table.revealed(drop.id());
        if (seed.isEmpty()) {
            return Answer.done(card.tone(Card.Tone.WAITING).facts(Card.fact("Window", window(drop)), Card.fact("Commitment", hash(commitment)))
                .say(drop.closedAt() == null ? "Nothing is drawn yet. After the draw the seed, every ticket and the drawn order stand here." : "It was closed before anything was drawn.")
                .with(new Card.Divider()).with(proves()).with(doesNot()));
        }
        var draw = new Draw(seed.get(), tickets(drop, view));
        return Answer.done(card.tone(Card.Tone.GOOD)
            .facts(Card.fact("Window", window(drop)), Card.fact("Commitment", hash(commitment)), Card.fact("Seed", hash(seed.get())), Card.fact("List", hash(draw.list())),
                Card.fact("Tickets", Text.of("{n}", Text.count("n", draw.tickets().size()))))
            .say("The tickets in the order they were drawn:").bullets(drawn(draw.tickets()))
            .with(new Card.Divider()).with(proves()).with(doesNot())
            .say("Check it yourself, with the tickets in a file, one a line:").bullets(recipe()));
    }

    /** In drawn order. */
    private static List<String> tickets(Drop drop, View view) {
        return view.table(DrawTable.class).entries(drop.id()).stream().map(DrawTable.Entry::ticket).toList();
    }

    private static List<Text> drawn(List<String> tickets) {
        var lines = new ArrayList<Text>();
        for (var ticket : tickets) lines.add(Text.of("{place}: {ticket}", Text.count("place", lines.size() + 1L), Text.code("ticket", ticket)));
        return lines;
    }

    private static Card.Block proves() {
        return new Card.Paragraph(Text.of("What this proves: the seed was fixed before anybody pressed, because its hash was published with the announcement, and the order follows from "
            + "the seed and the tickets alone. Whoever holds a ticket can see that it took part and where it was drawn, and nobody who pressed could choose their place."));
    }

    private static Card.Block doesNot() {
        return new Card.Paragraph(Text.of("What it does not prove: whoever runs Usher hands out the tickets and keeps the seed until the draw, so they could add tickets of their own, or "
            + "choose tickets with the seed in hand. Compare the number of tickets with the number of people you know took part."));
    }

    private static List<Text> recipe() {
        return List.of(
            Text.of("The seed is the one that was promised, if this prints the commitment: {command}", Text.code("command", "printf %s \"$SEED\" | sha256sum")),
            Text.of("The list is the hash of all sorted tickets: {command}", Text.code("command", "LC_ALL=C sort tickets.txt | sha256sum")),
            Text.of("Every ticket has a key: {command}", Text.code("command", "printf %s \"$SEED$LIST$TICKET\" | sha256sum")),
            Text.of("The tickets sorted by their keys are the drawn order."),
            Text.of("A program finds all of this at the same address with {json} at its end.", Text.code("json", ".json")));
    }

    private static Text hash(String hash) {
        return Text.of("{hash}", Text.code("hash", hash));
    }

    private static Text window(Drop drop) {
        return Text.of("from {from} until {until}", Text.moment("from", drop.opensAt()), Text.moment("until", drop.drawEnds(), Text.Style.TIME));
    }

    static Answer data(Call call, View view) {
        var drop = drop(call, view);
        var table = view.table(DrawTable.class);
        var data = new LinkedHashMap<String, Object>();
        data.put("draw", drop.id());
        data.put("opens", drop.opensAt().toString());
        data.put("ends", drop.drawEnds().toString());
        data.put("commitment", table.find(drop.id()).orElseThrow(DrawPage::none).commitment());
        table.revealed(drop.id()).ifPresent(seed -> {
            var draw = new Draw(seed, tickets(drop, view));
            data.put("seed", seed);
            data.put("list", draw.list());
            data.put("order", draw.tickets());
        });
        return new Answer.Download("draw-" + drop.id() + ".json", "application/json", Json.write(data).getBytes(UTF_8), Card.of("Draw"));
    }

    private static Drop drop(Call call, View view) {
        return view.table(DropTable.class).find(call.get(Drops.DROP)).filter(drop -> drop.rules().isDraw()).orElseThrow(DrawPage::none);
    }

    private static Refusal none() {
        return Refusal.of("There is no such draw.");
    }
}
