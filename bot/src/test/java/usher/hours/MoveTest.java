package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MoveTest {

    /** Every move from every stage by everyone, in one table; whoever changes what is allowed reads it here. */
    @Test
    void whatMayBecomeOfACase() {
        var table = Arrays.stream(Stage.values()).flatMap(stage -> Arrays.stream(Move.values()).flatMap(move -> Arrays.stream(Part.values())
            .flatMap(part -> move.from(stage, Set.of(part)).map(to -> stage + " " + move + " " + part + " → " + to).stream()))).collect(Collectors.joining("\n"));
        assertThat(table.lines()).hasSize(89).contains("NEW TAKE MENTOR → TAKEN", "TAKEN LET_GO CLOCK → TRIAGED", "ASKED_BACK REPLY ASKER → TAKEN", "ANSWERED RESOLVE CLOCK → RESOLVED", "RESOLVED REOPEN ASKER → TRIAGED", "ESCALATED RESOLVE ASKER → RESOLVED")
            .noneMatch(line -> line.startsWith("TAKEN TAKE"));
    }

    @Test
    void aMoveLeadsToOneStageWhoeverMakesIt() {
        for (var move : Move.values()) for (var stage : Stage.values()) {
            assertThat(move.rows().stream().filter(row -> row.from() == stage).count()).as(move + " from " + stage).isLessThanOrEqualTo(1);
        }
    }

    /** Nothing that somebody waits for is stuck: from every open stage the asker or the clock leads to an end. */
    @Test
    void everyOpenCaseCanEnd() {
        for (var stage : Stage.values()) if (stage.isOpen()) {
            assertThat(Arrays.stream(Move.values()).anyMatch(move -> move.from(stage, EnumSet.of(Part.ASKER)).filter(to -> !to.isOpen()).isPresent())).as("%s", stage).isTrue();
        }
    }
}
