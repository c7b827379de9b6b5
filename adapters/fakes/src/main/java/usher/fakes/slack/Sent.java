package usher.fakes.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody sends.
 *
 * @param typed as they see it while they type: {@code @Name}, {@code #channel}, addresses, {@code :emoji:}, {@code *bold*}, {@code `code`}, fences of three
 *     backticks, lines that begin with {@code •} or {@code >}
 * @param blocks what the client makes of it, if not what it always does; none at all for a client of old
 * @param files the names of what is attached
 */
public record Sent(String typed, Optional<ArrayNode> blocks, List<String> files, Kind kind) {

    /** How it is sent: as people do, to the channel as well as to the thread, or with {@code /me}. */
    public enum Kind { PLAIN, BROADCAST, ME }

    /** As today's clients send it, with rich text. */
    public static Sent typed(String words) {
        return new Sent(words, Optional.empty(), List.of(), Kind.PLAIN);
    }

    /** As clients of old and scripts send it: {@code mrkdwn} alone, exactly this. */
    public static Sent oldStyle(String mrkdwn) {
        return new Sent(mrkdwn, Optional.of(Workspace.JSON.createArrayNode()), List.of(), Kind.PLAIN);
    }

    /** With these blocks, whatever they are. */
    public static Sent blocks(String mrkdwn, ArrayNode blocks) {
        return new Sent(mrkdwn, Optional.of(blocks), List.of(), Kind.PLAIN);
    }

    public Sent with(String file) {
        var more = new ArrayList<>(files);
        more.add(file);
        return new Sent(typed, blocks, List.copyOf(more), kind);
    }

    public Sent as(Kind how) {
        return new Sent(typed, blocks, files, how);
    }
}
