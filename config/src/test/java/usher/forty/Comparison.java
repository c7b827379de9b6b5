package usher.forty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Has everything read that can be read about the meetings, on both platforms, and holds it against the count. */
final class Comparison {

    private final Play play;
    private int asked;
    /** Compared so far. */
    int lines;

    Comparison(Play play) {
        this.play = play;
    }

    void compares() {
        var count = Count.at(play.stage.now(), play.diary, play.cast.zones);
        var announced = play.lives.meetings.stream().filter(it -> it.announced.isBefore(play.stage.now())).toList();
        for (var meeting : announced) {
            var side = asked++ % 2 == 0 ? play.cast.mo : play.cast.sam;
            checklists(side, meeting, new ChecklistReport(count, meeting, play.stage.now()));
            if (!count.isOver(meeting)) continue;
            events(side, meeting, new EventReport(count, meeting, play.stage.now()));
            surveys(side, meeting, count.polls.of(meeting));
        }
        var side = asked++ % 2 == 0 ? play.cast.mo : play.cast.sam;
        same("what all meetings came to", PeriodReport.lines(side.says("event report", Map.of()).reply()), new PeriodReport(count, play.stage.now()).lines());
        for (var who : play.cast.people) if (!who.gone) progress(who, new OwnProgress(count, who));
    }

    private void progress(Someone who, OwnProgress expected) {
        var read = who.sides.get(asked++ % who.sides.size()).says("my progress", Map.of()).reply();
        same("what " + who + " did", OwnProgress.lines(read), expected.lines());
        expected.hasNewest(read);
    }

    private static String file(String kind, Meeting meeting) {
        return kind + "-" + meeting.title.toLowerCase(Locale.ROOT).replace(' ', '-') + ".csv";
    }

    private void events(Side side, Meeting meeting, EventReport expected) {
        var read = side.says("event report", Map.of("event", meeting.title)).reply();
        same("what came of " + meeting, EventReport.lines(read), expected.lines());
        same("person by person, " + meeting, EventReport.table(side.downloads(() -> side.presses(read, "As a table"), file("report", meeting)).file()), expected.table());
    }

    private void surveys(Side side, Meeting meeting, Optional<Polls.Poll> poll) {
        Supplier<Told> asks = () -> side.says("survey results", Map.of("event", meeting.title));
        if (poll.isEmpty()) {
            assertThat(asks.get().words()).contains("Nobody was asked");
            return;
        }
        var words = SurveyResults.words(poll.get());
        var read = words.map(_ -> side.downloads(asks, file("survey", meeting))).orElseGet(() -> new Side.Handed(asks.get().reply(), ""));
        same("the survey about " + meeting, SurveyResults.lines(read.reply()), SurveyResults.lines(poll.get()));
        words.ifPresent(all -> same("what was said of " + meeting, Spreadsheet.rows(read.file()).map(row -> row.at("words")).toList(), all));
    }

    private void checklists(Side side, Meeting meeting, ChecklistReport expected) {
        var fields = Map.of("event", meeting.title);
        if (expected.isEmpty()) {
            assertThat(side.says("checklist report", fields).words()).contains("Nobody has a checklist for");
            return;
        }
        var read = side.downloads(() -> side.says("checklist report", fields), file("checklists", meeting));
        same("the report of " + meeting, ChecklistReport.lines(read.reply()), expected.lines());
        same("the table of " + meeting, ChecklistReport.table(read.file()), expected.table());
    }

    private void same(String what, List<String> read, List<String> expected) {
        var more = new ArrayList<>(read);
        var less = new ArrayList<>(expected);
        expected.forEach(more::remove);
        read.forEach(less::remove);
        assertThat(more).as("%s at %s says, but not %s", what, play.stage.now(), less).isEmpty();
        assertThat(less).as("%s at %s does not say", what, play.stage.now()).isEmpty();
        lines += expected.size();
    }
}
