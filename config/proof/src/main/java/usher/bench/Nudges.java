package usher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Right;
import usher.Space;
import usher.Text;
import usher.Trigger;
import usher.Wanted;
import usher.config.Main;

/** What a benchmark has the bot do besides its features: a timer that leaves one line on record, and an announcement in many channels. */
record Nudges() implements Feature {

    static final String NUDGE = "bench.nudge";
    static final String ANNOUNCE = "bench.announce";
    private static final Field.Id CHANNEL = new Field.Id("channel");
    private static final Field.Id FROM = new Field.Id("from");
    private static final Field.Id EACH = new Field.Id("each");

    @Override
    public List<Action> actions() {
        return List.of(
            Action.timer(NUDGE, Trigger.Late.FINE, Duration.ZERO, List.of(), (_, tx) -> {
                tx.audit("nudge", "bench", Text.of("Somebody was nudged"));
                return Answer.done(Card.of("Nudged"));
            }),
            Action.press(ANNOUNCE, "Announce", Right.ANYONE, List.of(CHANNEL, FROM, EACH), (call, tx) -> {
                var discord = call.by().account().space().platform().equals("discord");
                var space = call.by().account().space();
                for (var i = call.get(FROM); i < call.get(FROM) + call.get(EACH); i++) {
                    var number = i;
                    tx.post(Address.channel(space, channel(discord, call.get(CHANNEL).intValue())), "bench " + number, () -> Wanted.message(Card.of("Announcement {number}", Text.count("number", number))
                        .say("What is coming up this week, for everybody who asked."), Locale.ENGLISH));
                }
                return Answer.done(Card.of("Announced"));
            }));
    }

    private static String channel(boolean discord, int number) {
        return discord ? LeanDiscord.channel(number) : LeanSlack.channel(number);
    }

    static List<Feature> withAll() {
        var all = new ArrayList<>(Main.features());
        all.add(new Nudges());
        return all;
    }

    static Space discord() {
        return new Space("discord", LeanDiscord.GUILD);
    }

    static Space slack() {
        return new Space("slack", LeanSlack.TEAM);
    }
}
