package usher;

import java.time.Duration;
import java.util.List;

/** The core's own chore: what was kept for a while is let go. */
final class Housekeeping {

    /** Platforms redeliver within minutes; a day is generous. */
    private static final Duration ANSWERS = Duration.ofHours(24);

    private Housekeeping() {}

    static List<Action> actions() {
        return List.of(Action.chore("core.tidy", "0 17 * * * ?", Housekeeping::tidy));
    }

    private static Answer tidy(Call call, Tx tx) {
        tx.table(CoreTable.class).forgetAnswers(tx.now().minus(ANSWERS));
        tx.table(CoreTable.class).forgetDrafts(tx.now().minus(Duration.ofHours(Draft.HOURS)));
        return Answer.done(Card.of("Tidied"));
    }
}
