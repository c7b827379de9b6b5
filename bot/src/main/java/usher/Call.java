package usher;

import java.util.Optional;

/**
 * Anything that happens: a command, a press, a sent form, a timer that came due, a notice from a platform.
 *
 * @param id the platform's own id of the interaction: the same press delivered twice has the same id
 * @param action the name of the {@link Action} that is called
 * @param in where it happened
 */
public record Call(String id, Arrival arrived, String action, Caller by, Address in, Values values) {

    /** The value of a field the action requires. */
    public <T> T get(Field<T> field) {
        return values.get(field);
    }

    /** The value of a field that may be left out. */
    public <T> Optional<T> find(Field<T> field) {
        return values.find(field);
    }

    Call with(Values meant) {
        return new Call(id, arrived, action, by, in, meant);
    }
}
