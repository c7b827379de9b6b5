package usher.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is true of the promises that queues make, after every step: each is watched over, reminded of once and broken once, and nothing of that goes without a word. */
final class PromiseLaws {

    private final Rows before;
    private final Rows now;
    private final List<String> broken = new ArrayList<>();

    private PromiseLaws(Rows before, Rows now) {
        this.before = before;
        this.now = now;
    }

    /** What was broken between the two, in words that begin with the rule's number. */
    static List<String> broken(Rows before, Rows now) {
        if (now.hours().promises().equals(before.hours().promises())) return List.of();
        var laws = new PromiseLaws(before, now);
        now.hours().promises().values().forEach(laws::look);
        return laws.broken;
    }

    private void hold(boolean rule, String words) {
        if (!rule) broken.add(words);
    }

    private void look(CaseRows.Promise is) {
        hold(is.next() == null || is.alarm() != null && !is.alarm().isAfter(is.next()), "5 nobody watches over a promise: " + is);
        hold(is.since() == null || is.next() != null || is.due() == null || is.met() != null || is.broken() != null, "5 a promise that runs is looked at no more: " + is);
        var was = before.hours().promises().get(is.id());
        if (was == null) return;
        hold(was.warned() == null || was.warned().equals(is.warned()), "5 reminded again of a promise: " + was + " is " + is);
        hold(was.broken() == null || was.broken().equals(is.broken()), "5 a promise is broken again: " + was + " is " + is);
        if (is.broken() != null && was.broken() == null) brokenNow(is);
        else if (is.warned() != null && was.warned() == null) warnedNow(is);
    }

    /** Several of one case may be broken at the same time: that is told once. */
    private void brokenNow(CaseRows.Promise it) {
        var asker = now.hours().cases().get(it.of());
        if (asker == null) return;
        var told = told("case " + it.of() + " late ").filter(message -> Objects.equals(now.persons().get(message.address().replace("/direct/", "/")), asker.asker())).count();
        hold(told == 1, "5 a promise is broken and whoever asked hears of it " + told + " times: " + it);
        hold(it.warned() != null || now.skips().stream().anyMatch(skip -> skip.what().startsWith("reminder of ") && skip.what().endsWith(" of case " + it.of())), "5 nobody was reminded, and nothing says why: " + it);
    }

    private void warnedNow(CaseRows.Promise it) {
        var own = "case " + it.of() + " promise ";
        var keepers = "promises of queue " + it.queue() + " ";
        var told = told(own).count() + skipped(own);
        var both = now.hours().promises().values().stream().filter(other -> other.of() == it.of() && other.warned() != null && other.warned().equals(it.warned())).count();
        hold(told <= both, "5 reminded " + told + " times at once of " + it);
        hold(told + told(keepers).count() + skipped(keepers) > 0, "5 nobody is reminded, and nothing says why: " + it);
    }

    private Stream<Rows.Message> told(String key) {
        return now.messages().values().stream().filter(it -> isNew(it, before.messages().get(it.id())) && it.spot().contains("|" + key));
    }

    /** What nobody has is told in one message an hour, which grows. */
    private static boolean isNew(Rows.Message is, Rows.@Nullable Message was) {
        return was == null || was.version() != is.version();
    }

    private long skipped(String key) {
        return now.skips().stream().filter(it -> it.what().contains(key)).count();
    }
}
