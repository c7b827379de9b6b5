package usher.hours;

import java.util.Map;
import usher.Answer;
import usher.Call;
import usher.Draft;
import usher.Tx;
import usher.Values;

/** Forms that open filled with what is so now. */
final class Forms {

    private Forms() {}

    /** The form of {@code action}; what it holds is kept, so that it can be sent later. */
    static Answer filled(String action, Map<String, String> values, Call call, Tx tx) {
        var kept = tx.keep(new Call(call.id(), call.arrived(), action, call.by(), call.in(), Values.of(values)));
        return new Answer.Form(new Draft(kept, action, values, Map.of()));
    }

    /** Whether it was sent from a form, in which what is empty was emptied. */
    static boolean isSent(Call call) {
        return call.values().raw().containsKey(Draft.FIELD);
    }
}
