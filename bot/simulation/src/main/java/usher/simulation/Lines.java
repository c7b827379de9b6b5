package usher.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was written about a case is passed on where the case is talked about, and to nobody else. */
final class Lines {

    private static final Pattern PRIVATE = Pattern.compile("(.*)/direct/([^|]*)\\|line (\\d+)");
    private static final Pattern THREAD = Pattern.compile("(.*)/under/([^|]*)\\|case (\\d+)\\|line (\\d+)");

    private final Ground ground;
    private final Rows now;
    private final List<String> broken = new ArrayList<>();

    private Lines(Ground ground, Rows now) {
        this.ground = ground;
        this.now = now;
    }

    /** What is wrong with messages that were not there {@code before}; in words that begin with the rule's number. */
    static List<String> broken(Ground ground, Rows before, Rows now) {
        var lines = new Lines(ground, now);
        for (var message : now.messages().values()) {
            if (!before.messages().containsKey(message.id()) && message.wanted()) lines.look(message);
        }
        return lines.broken;
    }

    private void look(Rows.Message message) {
        var told = PRIVATE.matcher(message.spot());
        if (told.matches()) look(message, Long.parseLong(told.group(3)), now.persons().get(told.group(1) + "/" + told.group(2)));
        var shown = THREAD.matcher(message.spot());
        if (!shown.matches()) return;
        var it = now.hours().cases().get(Long.parseLong(shown.group(3)));
        var ofCase = ground.look("select 1 from case_line where slot = " + shown.group(4) + " and case_id = " + shown.group(3));
        if (it == null) return;
        var board = shown.group(1) + "/channel/" + shown.group(2);
        var queue = now.hours().queues().get(it.queue());
        if (ofCase.isEmpty() || queue == null || !queue.boards().contains(board)) broken.add("8 what was written about a case is shown elsewhere: " + message);
    }

    private void look(Rows.Message message, long slot, @Nullable Long reader) {
        for (var line : ground.look("select l.case_id, l.words, l.person_id, c.asker_id, c.mentor_id from case_line l join help_case c on c.id = l.case_id where l.slot = " + slot)) {
            if (reader == null) continue;
            if (!reader.equals(line[3]) && !reader.equals(line[4])) broken.add("8 what was written about a case is told to somebody else: " + message);
            if (line[1].toString().contains("\"// ") && reader.equals(line[3])) broken.add("8 what was said among helpers is told to whoever asked: " + message);
        }
    }
}
