package usher.forty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import usher.forty.Diary.Fact;

/** One run of forty days, from a seed. */
final class Play implements AutoCloseable {

    private static final String FORMAT = "Micro-event";

    final Diary diary = new Diary();
    final Nudges nudges = new Nudges();
    final Stage stage;
    final Cast cast;
    final Lives lives;
    private final List<Someone> everybody = new ArrayList<>();
    private final Script script = new Script();

    Play(long seed, int people) throws InterruptedException {
        var random = new SplittableRandom(seed);
        stage = new Stage(Script.BEGIN, seed, this::look);
        cast = new Cast(stage, people, random.split());
        everybody.addAll(cast.people);
        everybody.addAll(cast.hosts);
        for (var it : List.of(Template.prework(), Template.nextSteps(false), Template.missed(), Template.hosting(), Template.mentors())) make(it);
        lives = new Lives(stage, cast, diary, script, random.split());
    }

    private void look(Instant now) {
        nudges.look(everybody, now);
    }

    private void make(Template it) {
        assertThat(cast.mo.says("checklist create", Map.of("name", it.name(), "for", it.whom(), "weekends", it.weekends() ? "yes" : "no")).words()).contains(it.name());
        it.items().forEach(item -> item(cast, it, item, Map.of()));
        assertThat(cast.mo.says("checklist attach", Map.of("checklist", it.name(), "format", FORMAT)).words()).contains("goes with");
        diary.write(new Fact.Written(stage.now(), it));
    }

    static void item(Cast cast, Template in, Template.Item it, Map<String, ?> more) {
        var fields = new HashMap<String, Object>(Map.of("checklist", in.name(), "promise", it.promise(), "due", it.typed(), "proof", it.proof()));
        fields.putAll(more);
        assertThat(cast.mo.says("checklist item", fields).words()).contains(it.promise());
    }

    /** Everything happens that happens before {@code end}. */
    void until(Instant end) {
        if (stage.now().isBefore(Script.DOWN) && end.isAfter(Script.DOWN)) {
            through(Script.DOWN);
            diary.write(new Fact.Down(stage.now()));
            stage.isDownFor(Script.OUTAGE);
            diary.write(new Fact.Up(stage.now()));
        }
        through(end);
    }

    private void through(Instant end) {
        for (var next = script.next(end); next.isPresent(); next = script.next(end)) {
            stage.until(next.get());
            script.plays();
            stage.settles();
        }
        stage.until(end);
        stage.settles();
    }

    static Instant day(int day) {
        return Script.BEGIN.plus(Duration.ofDays(day));
    }

    @Override
    public void close() throws InterruptedException {
        stage.close();
    }
}
