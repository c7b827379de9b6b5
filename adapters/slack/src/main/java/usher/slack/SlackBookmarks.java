package usher.slack;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.util.Optional;
import usher.Text;
import usher.Undelivered;
import usher.Wanted;
import usher.Wanted.Scheduled.State;

/**
 * Slack has no calendar, so what is coming up is a bookmark of its channel that leads to the post; gone when it is over. The link is how it is found again.
 * A reference is {@code bookmark/channel/id}.
 */
final class SlackBookmarks {

    static final String REFERENCE = "bookmark/";
    private static final String NONE = "none";

    private final SlackWeb web;

    SlackBookmarks(SlackWeb web) {
        this.web = web;
    }

    /** @param parent channel and number of the post it leads to */
    String show(Wanted.Scheduled entry, String[] parent, boolean inDoubt) throws IOException, SlackApiException, SlackWeb.Declined {
        var channel = parent[0];
        var link = web.ask(slack -> slack.chatGetPermalink(r -> r.channel(channel).messageTs(parent[1]))).getPermalink();
        var found = inDoubt ? find(channel, link) : Optional.<String>empty();
        if (found.isPresent()) {
            change(entry, REFERENCE + channel + "/" + found.get());
            return REFERENCE + channel + "/" + found.get();
        }
        if (isOver(entry)) return REFERENCE + channel + "/" + NONE;
        var made = web.ask(slack -> slack.bookmarksAdd(r -> r.channelId(channel).title(title(entry)).type("link").link(link).emoji(":calendar:")));
        return REFERENCE + channel + "/" + made.getBookmark().getId();
    }

    private Optional<String> find(String channel, String link) throws IOException, SlackApiException, SlackWeb.Declined {
        return web.ask(slack -> slack.bookmarksList(r -> r.channelId(channel))).getBookmarks().stream().filter(it -> link.equals(it.getLink())).map(it -> it.getId()).findFirst();
    }

    void change(Wanted.Scheduled entry, String reference) throws IOException, SlackApiException, SlackWeb.Declined {
        var at = reference.split("/", 3);
        if (at[2].equals(NONE)) return;
        if (isOver(entry)) remove(reference);
        else web.ask(slack -> slack.bookmarksEdit(r -> r.channelId(at[1]).bookmarkId(at[2]).title(title(entry)).emoji(":calendar:")));
    }

    /** Fine when somebody removed it by hand before. */
    void remove(String reference) throws IOException, SlackApiException, SlackWeb.Declined {
        var at = reference.split("/", 3);
        if (at[2].equals(NONE)) return;
        try {
            web.ask(slack -> slack.bookmarksRemove(r -> r.channelId(at[1]).bookmarkId(at[2])));
        } catch (SlackWeb.Declined e) {
            if (SlackTrouble.of(e).why() != Undelivered.Why.GONE) throw e;
        }
    }

    private static boolean isOver(Wanted.Scheduled entry) {
        return entry.state() == State.OVER || entry.state() == State.CANCELLED;
    }

    private static String title(Wanted.Scheduled entry) {
        var text = entry.state() == State.RUNNING ? Text.of("Now: {title}", Text.text("title", entry.title())) : entry.title();
        var words = text.plain(entry.locale()).replaceAll("\\s+", " ").strip();
        return SlackLimits.fit(words.isEmpty() ? "…" : words, SlackLimits.BOOKMARK_TITLE);
    }
}
