package usher.discord;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.utils.data.DataObject;
import usher.Account;
import usher.Platform.Delivery;
import usher.Undelivered;
import usher.Wanted;

/**
 * The discussions under messages. A message has at most one, whose id is the message's own, so opening it twice does no harm. One that a moderator deleted
 * stays deleted; one that is taken away is archived, for what people said in it is theirs.
 */
final class DiscordThreads {

    static final String REFERENCE = "thread/";

    /** Discord's limit for a channel's name. */
    private static final int MOST_NAME = 100;
    /** Minutes of silence after which Discord itself archives it: a week, the longest it offers. */
    private static final int QUIET = 10_080;
    /** People added in one delivery, so that what else is said under the message does not wait long; the others follow a second later. */
    private static final int ADDED_AT_ONCE = 10;
    /** More would be a crowd that is better told than added. */
    private static final int MOST_PEOPLE = 200;
    /** Threads whose people are remembered. Adding somebody again does nothing, it only takes a request. */
    private static final int REMEMBERED = 500;

    private static final int UNKNOWN_CHANNEL = 10003;
    private static final int UNKNOWN_MEMBER = 10007;
    private static final int UNKNOWN_USER = 10013;
    private static final int FULL = 30033;
    private static final int ALREADY_OPEN = 160004;

    private final DiscordRest rest;
    private final Map<String, Set<String>> added = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    DiscordThreads(DiscordRest rest) {
        this.rest = rest;
    }

    /** One that is over before it was opened is not opened any more. */
    String show(JDA jda, Delivery delivery, Wanted.Thread wanted) throws Undelivered {
        var parent = DiscordDeliveries.parent(delivery);
        try {
            if (wanted.over()) archive(jda, parent[1]);
            else rest.startThread(jda, parent[0], parent[1], DataObject.empty().put("name", name(wanted)).put("auto_archive_duration", QUIET));
        } catch (ErrorResponseException e) {
            if (wanted.over() && e.getErrorCode() == UNKNOWN_CHANNEL) return REFERENCE + parent[1];
            if (e.getErrorCode() != ALREADY_OPEN) throw e;
            return change(jda, delivery, wanted, parent[1]);
        }
        if (!wanted.over()) add(jda, delivery, wanted, parent[1]);
        return REFERENCE + parent[1];
    }

    /** Discord allows two new names in ten minutes, so only what differs is sent. */
    String change(JDA jda, Delivery delivery, Wanted.Thread wanted, String thread) throws Undelivered {
        var now = rest.channel(jda, thread);
        var archived = now.optObject("thread_metadata").map(it -> it.getBoolean("archived", false)).orElse(false);
        var renamed = !now.getString("name", "").equals(name(wanted));
        // an archived thread takes a new name only while it is open
        if (archived && (renamed || !wanted.over())) rest.changeChannel(jda, thread, DataObject.empty().put("archived", false));
        if (renamed) rest.changeChannel(jda, thread, DataObject.empty().put("name", name(wanted)));
        if (wanted.over()) {
            if (renamed || !archived) archive(jda, thread);
        } else {
            add(jda, delivery, wanted, thread);
        }
        return REFERENCE + thread;
    }

    void archive(JDA jda, String thread) {
        rest.changeChannel(jda, thread, DataObject.empty().put("archived", true));
    }

    /** Opens an archived thread for as long as {@code work} takes. */
    void briefly(JDA jda, String thread, Runnable work) {
        rest.changeChannel(jda, thread, DataObject.empty().put("archived", false));
        try {
            work.run();
        } finally {
            archive(jda, thread);
        }
    }

    private static String name(Wanted.Thread wanted) {
        return DiscordMarkdown.label(wanted.name(), wanted.locale(), MOST_NAME);
    }

    private void add(JDA jda, Delivery delivery, Wanted.Thread wanted, String thread) throws Undelivered {
        var missing = missing(delivery, wanted, thread);
        for (var user : missing.subList(0, Math.min(ADDED_AT_ONCE, missing.size()))) {
            if (!add(jda, thread, user)) return;
            remember(thread, user);
        }
        if (missing.size() > ADDED_AT_ONCE) throw new Undelivered(Undelivered.Why.LATER, "the others are added next", Duration.ofSeconds(1));
    }

    private synchronized List<String> missing(Delivery delivery, Wanted.Thread wanted, String thread) {
        var known = added.getOrDefault(thread, Set.of());
        return wanted.people().stream().filter(it -> it.space().equals(delivery.to().space())).map(Account::user).distinct().limit(MOST_PEOPLE)
            .filter(it -> !known.contains(it)).toList();
    }

    private synchronized void remember(String thread, String user) {
        added.computeIfAbsent(thread, _ -> new HashSet<>()).add(user);
    }

    /** False when the thread takes nobody more. Who left the server meanwhile is passed over. */
    private boolean add(JDA jda, String thread, String user) {
        try {
            rest.addToThread(jda, thread, user);
            return true;
        } catch (ErrorResponseException e) {
            if (e.getErrorCode() == FULL) return false;
            if (e.getErrorCode() == UNKNOWN_MEMBER || e.getErrorCode() == UNKNOWN_USER) return true;
            throw e;
        }
    }
}
