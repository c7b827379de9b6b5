package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import usher.Answer;
import usher.Value;
import usher.testing.Persona;

/** Every move from every stage by everybody, on the real bot: what the table of {@link Move} allows is done, and all else is refused in words and changes nothing. */
class MovesTest {

    private static final Value WORDS = HoursFields.WORDS.is("Leave out the hobbies");
    /** Pressing it where it is so already does nothing twice, and is no mistake. */
    private static final Map<Move, Stage> DONE_ALREADY = Map.of(Move.RESOLVE, Stage.RESOLVED, Move.WITHDRAW, Stage.WITHDRAWN);

    private enum Who { ASKER, MENTOR_WHO_HAS_IT, OTHER_MENTOR, MODERATOR, STRANGER }

    /** One case, brought to where it stands. */
    private static final class Scene {
        private final Desk desk;
        private final Persona asker;
        private final Persona dora;
        private final Value id;
        private final Stage stage;

        Scene(Desk desk, Persona dora, int number, Stage stage) {
            this.desk = desk;
            this.dora = dora;
            this.stage = stage;
            asker = desk.chat.member("Asker " + number);
            desk.asks(asker, "Case " + number).isAnswered("Case received");
            id = new Value("case", desk.rows("select max(id) as id from help_case").getFirst().get("id").toString());
            bring();
        }

        private void bring() {
            switch (stage) {
                case NEW -> { }
                case TRIAGED -> desk.mo.calls("hours.triage", id, new Value("priority", "turn"));
                case TAKEN -> take();
                case ASKED_BACK -> take().calls("hours.ask-back", id, WORDS);
                case ANSWERED -> take().calls("hours.answer", id, WORDS);
                case ESCALATED -> desk.mo.calls("hours.escalate", id, HoursFields.WHY.is("needs a lawyer"));
                case RESOLVED -> {
                    take().calls("hours.answer", id, WORDS);
                    asker.calls("hours.resolve", id);
                }
                case WITHDRAWN -> asker.calls("hours.withdraw", id);
            }
            assertThat(stands()).isEqualTo(stage);
        }

        private Persona take() {
            return desk.cleo.calls("hours.take", id);
        }

        Stage stands() {
            return Stage.valueOf(desk.rows("select stage from help_case where id = " + id.text()).getFirst().get("stage").toString());
        }

        private Persona persona(Who who) {
            return switch (who) {
                case ASKER -> asker;
                case MENTOR_WHO_HAS_IT -> desk.cleo;
                case OTHER_MENTOR -> dora;
                case MODERATOR -> desk.mo;
                case STRANGER -> desk.ben;
            };
        }

        private Set<Part> parts(Who who) {
            return switch (who) {
                case ASKER -> EnumSet.of(Part.ASKER);
                case MENTOR_WHO_HAS_IT -> has() ? EnumSet.of(Part.MENTOR, Part.ASSIGNEE) : EnumSet.of(Part.MENTOR);
                case OTHER_MENTOR -> EnumSet.of(Part.MENTOR);
                case MODERATOR -> EnumSet.of(Part.MODERATOR);
                case STRANGER -> EnumSet.noneOf(Part.class);
            };
        }

        private boolean has() {
            return switch (stage) {
                case TAKEN, ASKED_BACK, ANSWERED, RESOLVED -> true;
                case NEW, TRIAGED, ESCALATED, WITHDRAWN -> false;
            };
        }

        /** What is wrong with how that move by that person went; nothing where all is well. */
        Stream<String> tries(Move move, Who who, Value other) {
            var answer = persona(who).calls(HoursFields.name(move), id, WORDS, HoursFields.WHY.is("why"), HoursFields.TO.is(dora.account()), new Value("priority", "turn"), new Value("into", other.text()),
                new Value("when", "in 2 days")).answer();
            var refused = answer instanceof Answer.Refused no && !Desk.said(no).isBlank();
            var to = move == Move.UNMERGE ? Optional.<Stage>empty() : move.from(stage, parts(who)); // a case that is answered by itself can not be taken out: BatchesTest
            var again = move == Move.TAKE && stage == Stage.TAKEN && who == Who.MENTOR_WHO_HAS_IT || DONE_ALREADY.get(move) == stage && who != Who.STRANGER;
            var fine = again ? !refused && stands() == stage : to.isEmpty() ? refused && stands() == stage : !refused && !(answer instanceof Answer.Broken) && stands() == to.get();
            return fine ? Stream.of() : Stream.of(stage + " " + move + " by " + who + ": " + Desk.said(answer) + " and it is " + stands());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheTableAllowsIsDoneAndAllElseIsRefusedInWords(Stage stage) {
        try (var desk = new Desk()) {
            var dora = desk.chat.member("Dora");
            desk.mentor(dora);
            desk.ben.says("/my show");
            desk.asks(desk.ann, "Another").isAnswered("Case received");
            var other = desk.id("Another");
            var number = new int[1];
            var wrong = Stream.of(Move.values()).flatMap(move -> Stream.of(Who.values()).flatMap(who -> new Scene(desk, dora, ++number[0], stage).tries(move, who, other))).toList();
            assertThat(wrong).isEmpty();
            assertThat(number[0]).isEqualTo(Move.values().length * Who.values().length);
        }
    }
}
