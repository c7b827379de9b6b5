package usher.fakes.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody is about to send.
 *
 * @param typed as they see it while they type: {@code @Name}, {@code #channel}, addresses, {@code :emoji:}, {@code *bold*}, {@code `code`}, fences of three
 *     backticks, lines that begin with {@code •} or {@code >}
 * @param blocks what the client makes of it, if not what it always does; none at all for a client of old
 * @param files the names of what is attached
 */
public record Draft(String typed, Optional<ArrayNode> blocks, List<String> files, Kind kind) {

    /** How it is sent: as people do, to the channel as well as to the thread, or with {@code /me}. */
    public enum Kind { PLAIN, BROADCAST, ME }

    /** As today's clients send it, with rich text. */
    public static Draft typed(String words) {
        return new Draft(words, Optional.empty(), List.of(), Kind.PLAIN);
    }

    /** As clients of old and scripts send it: {@code mrkdwn} alone, exactly this. */
    public static Draft oldStyle(String mrkdwn) {
        return new Draft(mrkdwn, Optional.of(Workspace.JSON.createArrayNode()), List.of(), Kind.PLAIN);
    }

    /** With these blocks, whatever they are. */
    public static Draft blocks(String mrkdwn, ArrayNode blocks) {
        return new Draft(mrkdwn, Optional.of(blocks), List.of(), Kind.PLAIN);
    }

    public Draft with(String file) {
        var more = new ArrayList<>(files);
        more.add(file);
        return new Draft(typed, blocks, List.copyOf(more), kind);
    }

    public Draft as(Kind how) {
        return new Draft(typed, blocks, files, how);
    }
}
