package usher.forty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import usher.forty.Diary.Fact;
import usher.forty.Diary.Stands;
import usher.forty.Diary.Task;

/** What people do about what is on their checklists, wherever they find it: on its card, on a nudge, or with {@code /checklist mine}. */
final class Doing {

    private static final int MENU = 25;
    private static final String SCORE = "The event, from 0 to 10";
    private static final String HOSTS = "Its hosts, from 0 to 10";
    /** What becomes of a form on Slack when it is taken; what it brought stands where the form was asked for. */
    private static final String CLOSED = "{\"response_action\":\"clear\"}";

    private final Stage stage;
    private final Diary diary;
    private final SplittableRandom random;
    int acts;

    Doing(Stage stage, Diary diary, SplittableRandom random) {
        this.stage = stage;
        this.diary = diary;
        this.random = random;
    }

    /** One of somebody's tasks with its words. */
    record Mine(Someone who, Task task, Template.Item item, Diary.Stands stands) {

        static Stream<Mine> of(Count.Copy copy) {
            return copy.items.entrySet().stream().map(it -> new Mine(copy.whose, new Task(copy.meeting, copy.list.name(), it.getKey()), copy.list.item(it.getKey()).orElseThrow(), it.getValue().stands()));
        }
    }

    void tickOff(Mine it) {
        var menu = it.item().proof().equals("none") ? "Tick off" : "Tick off and show it";
        pick(it, menu, true).ifPresent(told -> {
            var proof = switch (it.item().proof()) {
                case "link" -> "https://example.org/" + it.who().name + "/" + random.nextInt(1000);
                case "words" -> "=I did *it* <b>, " + random.nextInt(1000);
                default -> "";
            };
            var answer = proof.isEmpty() ? told : told.fills(Map.of("proof", proof));
            accepted(answer, "Ticked off");
            said(it, Stands.DONE, proof);
        });
    }

    void refuse(Mine it) {
        pick(it, "Not for me", true).ifPresent(told -> {
            accepted(told, "Not for you");
            said(it, Stands.NOT_MINE, "");
            if (random.nextBoolean()) return;
            var reason = "I moved, " + random.nextInt(1000);
            accepted(it.who().sides.stream().map(side -> told.reply()).findFirst().map(reply -> side(it.who(), reply).presses(reply, "Say why")).orElseThrow().fills(Map.of("reason", reason)), "Thank you");
            said(it, Stands.NOT_MINE, reason);
        });
    }

    void putOff(Mine it) {
        pick(it, "Ask me later", true).ifPresent(told -> {
            var answer = told.fills(Map.of("until", random.nextBoolean() ? "tomorrow" : "next week"));
            acts++;
            if (it.item().part() == Template.Part.BEFORE) return; // it may be too late for that
            accepted(answer, "I ask again");
            diary.write(new Fact.PutOff(stage.now(), it.who()));
        });
    }

    void takeBack(Mine it) {
        pick(it, "Take back what I said", false).ifPresent(told -> {
            accepted(told, "Open again");
            said(it, Stands.OPEN, "");
        });
    }

    /** Presses below the last nudge, if one stands there. */
    void putAllOff(Someone who) {
        stage.settles();
        for (var side : who.sides) {
            var nudge = side.direct().stream().filter(it -> it.buttons().contains("Ask me tomorrow")).findFirst();
            if (nudge.isEmpty()) continue;
            accepted(side.presses(nudge.get(), random.nextBoolean() ? "Ask me tomorrow" : "Ask me next week"), "I ask again");
            acts++;
            diary.write(new Fact.PutOff(stage.now(), who));
            return;
        }
    }

    void acceptOffer(Someone who, List<Meeting> meetings) {
        for (var side : who.sides) {
            var offer = side.direct().stream().filter(it -> it.buttons().contains("Accept")).findFirst();
            if (offer.isEmpty()) continue;
            var about = meetings.stream().filter(it -> offer.get().says(it.title)).findFirst().orElseThrow();
            acts++;
            if (side.presses(offer.get(), "Accept").words().contains("You're going")) diary.write(new Fact.In(stage.now(), who, about));
            return;
        }
    }

    /** Answers how a meeting was, on the message that asks or wherever it can be found. */
    void rates(Someone who, Meeting meeting) {
        stage.settles();
        var side = who.sides.get(random.nextInt(who.sides.size()));
        var asked = asked(side, meeting);
        if (asked.isEmpty()) return;
        if (asked.get().buttons().contains("I was not there") && random.nextInt(12) == 0) {
            accepted(side.presses(asked.get(), "I was not there"), "Then I do not ask you");
            rated(who, meeting, Optional.empty(), Optional.empty(), Optional.empty(), true);
            return;
        }
        var score = random.nextInt(3) == 0 ? random.nextInt(11) : 7 + random.nextInt(4);
        accepted(side.picks(asked.get(), SCORE, label(score)), "Thank you");
        rated(who, meeting, Optional.of(score), Optional.empty(), Optional.empty(), false);
        if (random.nextBoolean()) asked(side, meeting).ifPresent(it -> {
            accepted(side.picks(it, HOSTS, label(10 - score)), "Thank you");
            rated(who, meeting, Optional.empty(), Optional.of(10 - score), Optional.empty(), false);
        });
        if (random.nextInt(3) == 0) asked(side, meeting).ifPresent(it -> {
            var words = "More *time*, <@1> " + random.nextInt(1000);
            accepted(side.presses(it, "What would make it better?").fills(Map.of("words", words)), "Thank you");
            rated(who, meeting, Optional.empty(), Optional.empty(), Optional.of(words), false);
        });
    }

    /** Where it can be answered: what was pressed in an answer may have been put in its place. */
    private static Optional<Shown> asked(Side side, Meeting meeting) {
        return side.direct().stream().filter(it -> it.title().contains("How was " + meeting.title) && it.offers(SCORE, "5")).findFirst().or(() -> {
            var mine = side.says("survey mine", Map.of()).reply();
            if (mine.title().contains("How was " + meeting.title)) return Optional.of(mine);
            return mine.offers("Another event", meeting.title) ? Optional.of(side.picks(mine, "Another event", meeting.title).reply()) : Optional.empty();
        });
    }

    private static String label(int score) {
        return score == 0 ? "0: not at all likely" : score == 10 ? "10: extremely likely" : Integer.toString(score);
    }

    private void rated(Someone who, Meeting meeting, Optional<Integer> score, Optional<Integer> hosts, Optional<String> words, boolean absent) {
        acts++;
        diary.write(new Fact.Rated(stage.now(), who, meeting, score, hosts, words, absent));
    }

    /** Says whether they made what a meeting promised. */
    void handsIn(Someone who, Meeting meeting) {
        var side = who.sides.get(random.nextInt(who.sides.size()));
        var mine = side.says("my deliverable", Map.of()).reply();
        var what = random.nextInt(10);
        var menu = what == 0 ? "Not for me" : what == 1 ? "Not yet, or no" : what == 2 ? "Take back what I said" : "I made it";
        var option = Lives.PROMISE + " (" + meeting.title + ")";
        if (!mine.offers(menu, option)) return;
        var told = side.picks(mine, menu, option);
        var proof = "https://example.org/made/" + random.nextInt(1000);
        accepted(what > 2 ? told.fills(Map.of("proof", proof)) : told, what == 0 ? "Not for you" : what == 1 ? "Not made" : what == 2 ? "Open again" : "Handed in");
        acts++;
        diary.write(new Fact.Made(stage.now(), who, meeting, what == 0 ? Stands.NOT_MINE : what == 1 ? Stands.NOT_YET : what == 2 ? Stands.OPEN : Stands.DONE, what > 2 ? proof : ""));
    }

    private void said(Mine it, Stands stands, String words) {
        acts++;
        diary.write(new Fact.Said(stage.now(), it.who(), it.task(), stands, words));
    }

    private static void accepted(Told told, String words) {
        assertThat(told.isForm()).as("a form in answer").isFalse();
        var read = told.words();
        if (!read.equals(CLOSED)) assertThat(read).contains(words).doesNotContain("response_action").doesNotContain("⚠️");
    }

    private static Side side(Someone who, Shown on) {
        return who.sides.stream().filter(it -> it instanceof OnDiscord == (on.it() instanceof usher.fakes.discord.FakeMessage)).findFirst().orElseThrow();
    }

    /** Chooses it on one of the messages on which it can be chosen; empty where somebody takes no messages, or has more than any menu holds. */
    private Optional<Told> pick(Mine it, String menu, boolean listed) {
        stage.settles();
        var label = it.item().promise();
        var named = label + " (" + it.task().meeting().title + ")";
        Predicate<Shown> hasIt = card -> card.title().contains(it.task().meeting().title) && card.title().contains(it.task().list()) && card.offers(menu, label);
        var cards = it.who().sides.stream().flatMap(side -> side.direct().stream()).filter(hasIt).toList();
        if (!cards.isEmpty() && random.nextInt(3) > 0) return Optional.of(side(it.who(), cards.getLast()).picks(cards.getLast(), menu, label));
        var nudges = it.who().sides.stream().flatMap(side -> side.direct().stream()).filter(card -> card.offers(menu, named)).toList();
        if (!nudges.isEmpty() && random.nextBoolean()) return Optional.of(side(it.who(), nudges.getLast()).picks(nudges.getLast(), menu, named));
        if (!listed) return cards.isEmpty() ? Optional.empty() : Optional.of(side(it.who(), cards.getLast()).picks(cards.getLast(), menu, label));
        var side = it.who().sides.get(random.nextInt(it.who().sides.size()));
        var mine = side.says("checklist mine", Map.of()).reply();
        var options = mine.menus().getOrDefault(menu, List.of());
        if (options.size() >= MENU || mine.menus().values().stream().anyMatch(all -> all.size() >= MENU)) return Optional.empty();
        var line = options.contains(named) ? named : label;
        var isListed = mine.words().lines().anyMatch(one -> one.contains(label) && one.contains("(" + it.task().meeting().title + ")"));
        if (it.item().part() == Template.Part.BEFORE && !isListed) return Optional.empty(); // it is until the meeting begins
        assertThat(options).as("%s is to find %s of %s with /checklist mine: %s%n%s", it.who(), label, it.task().meeting(), mine.words(), diary.about(it.who(), it.task().meeting())).contains(line);
        return Optional.of(side.picks(mine, menu, line));
    }
}
