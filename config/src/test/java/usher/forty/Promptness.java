package usher.forty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import usher.forty.Diary.Fact;
import usher.forty.Diary.Stands;

/** Whether everybody was asked about what they did nothing about: in time, and after the days without Usher about all of it in one message. */
final class Promptness {

    /** Whoever ignores three messages is not asked for a week. */
    private static final Duration LONGEST = Duration.ofDays(8);

    private final Play play;
    private int checked;

    Promptness(Play play) {
        this.play = play;
    }

    /** Returns of how many promises it is certain that they had to be spoken of. */
    int checks() {
        for (var who : play.cast.people) {
            if (who.closed || who.gone || play.lives.muted.contains(who) || play.cast.doubles.containsValue(who)) continue;
            var heard = play.nudges.nudges().stream().filter(it -> it.who() == who).toList();
            Count.at(play.stage.now(), play.diary, play.cast.zones).of(who).stream().filter(copy -> copy.list.weekends() && copy.part == Template.Part.AFTER)
                .forEach(copy -> copy.items.forEach((number, is) -> asked(copy, copy.list.item(number).orElseThrow(), is, heard)));
        }
        return checked;
    }

    /** They put something off: then it is asked about later. */
    private boolean putsOff(Someone who, Instant from, Instant to) {
        return play.diary.facts.stream().anyMatch(it -> it instanceof Fact.PutOff off && off.who() == who && !off.at().isBefore(from) && off.at().isBefore(to));
    }

    /** On days on which they were asked what they made of what was promised, nothing else was asked. */
    private long questions(Someone who, Instant since) {
        return play.nudges.heard.stream().filter(it -> it.who() == who && it.title().contains("Thirty days after") && !it.at().toInstant().isBefore(since)).count();
    }

    private void asked(Count.Copy copy, Template.Item item, Count.Standing is, List<Nudges.Heard> heard) {
        if (is.stands() != Stands.OPEN || is.since().isPresent() || is.due().plus(LONGEST).isAfter(play.stage.now()) || putsOff(copy.whose, copy.given, is.due().plus(LONGEST))) return;
        var line = item.promise() + ", due ";
        var first = heard.stream().filter(it -> it.words().lines().anyMatch(words -> words.contains(line) && words.contains(copy.meeting.title) || words.matches("And \\d+ more\\."))).map(it -> it.at().toInstant()).findFirst();
        checked++;
        assertThat(first).as("when %s was asked about %s of %s, due %s, among %s", copy.whose, item.promise(), copy.meeting, is.due(), heard).isPresent();
        var up = Script.DOWN.plus(Script.OUTAGE);
        var last = is.due().plus(LONGEST).plus(Duration.ofDays(questions(copy.whose, is.due())));
        var isWhileDown = last.isAfter(Script.DOWN) && last.isBefore(up.plus(Duration.ofDays(1)));
        assertThat(first.get()).isBefore(isWhileDown ? up.plus(Duration.ofDays(1)) : last);
        if (is.due().isBefore(Script.DOWN) || is.due().isAfter(up) || !copy.given.isBefore(Script.DOWN)) return;
        Optional<Instant> next = heard.stream().map(it -> it.at().toInstant()).filter(at -> !at.isBefore(up)).findFirst();
        if (!first.get().isBefore(Script.DOWN)) assertThat(first).as("%s hears of all that was due meanwhile in one message: %s of %s", copy.whose, item.promise(), copy.meeting).isEqualTo(next);
    }
}
