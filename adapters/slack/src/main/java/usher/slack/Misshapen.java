package usher.slack;

import org.jspecify.annotations.Nullable;

/** A payload without what Slack's have: who did something, and where. Nothing is done for it; its sender is told that it is none. */
final class Misshapen extends RuntimeException {

    /** Characters of an id; Slack's own have at most about a hundred. */
    private static final int LONGEST = 200;

    private Misshapen(String what) {
        super("a payload without " + what, null, false, false);
    }

    /** {@code id} if it can be one of Slack's. */
    static String id(@Nullable String id, String what) {
        if (id == null || id.isEmpty() || id.length() > LONGEST || !id.chars().allMatch(sign -> sign > ' ' && sign < 127 && sign != '/')) throw new Misshapen(what);
        return id;
    }

    static <T> T present(@Nullable T part, String what) {
        if (part == null) throw new Misshapen(what);
        return part;
    }
}
