package usher.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** Everything that happened in a history, as a digest that two runs of the same seed have alike, and its last lines for whoever reads what went wrong. */
final class Trail {

    private static final int LAST = 30_000;

    private final MessageDigest digest;
    private final Deque<String> last = new ArrayDeque<>();

    Trail() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(String what) {
        digest.update(what.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        last.add(what);
        if (last.size() > LAST) last.poll();
    }

    List<String> last() {
        return List.copyOf(last);
    }

    /** Ends it. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
