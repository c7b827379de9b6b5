package usher.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import usher.Address;

/** Channels, private conversations and threads: entered when first needed, and searched for what Usher may have posted there. */
final class SlackPlaces {

    private static final String EVENT = "usher";
    private static final String MARK = "mark";
    /** How far back a doubtful message is looked for: 3 pages of 200. The doubt is seconds old, or as old as the time the program was down. */
    private static final int PAGE = 200;
    private static final int PAGES = 3;

    private final SlackWeb web;
    private final Map<String, String> conversations = new ConcurrentHashMap<>();

    SlackPlaces(SlackWeb web) {
        this.web = web;
    }

    /** Where a message goes: a conversation, and the message there that it replies to. */
    record Place(String channel, Optional<String> replying) {
        static Place of(String channel) {
            return new Place(channel, Optional.empty());
        }
    }

    /** What a message carries to be found by. */
    static Message.Metadata metadata(int mark) {
        return Message.Metadata.builder().eventType(EVENT).eventPayload(Map.of(MARK, mark)).build();
    }

    Optional<String> find(Place place, int mark) throws IOException, SlackApiException, SlackWeb.Declined {
        var cursor = "";
        for (var number = 0; number < PAGES; number++) {
            var page = page(place, cursor, null);
            for (var message : page.messages()) {
                if (isOurs(message, mark)) return Optional.of(place.channel() + "/" + message.getTs());
            }
            if (page.next().isEmpty()) return Optional.empty();
            cursor = page.next();
        }
        return Optional.empty();
    }

    /** @param whole whether that is all of it */
    record Since(List<Message> messages, boolean whole) {}

    /** What stands there from {@code oldest} on, a timestamp; at most {@value #PAGES} pages of it. */
    Since since(Place place, String oldest) throws IOException, SlackApiException, SlackWeb.Declined {
        var found = new ArrayList<Message>();
        var cursor = "";
        for (var number = 0; number < PAGES; number++) {
            var page = page(place, cursor, oldest);
            found.addAll(page.messages());
            cursor = page.next();
            if (cursor.isEmpty()) return new Since(found, true);
        }
        return new Since(found, false);
    }

    private record Page(List<Message> messages, String next) {}

    private Page page(Place place, String from, @Nullable String oldest) throws IOException, SlackApiException, SlackWeb.Declined {
        var cursor = from.isEmpty() ? null : from;
        if (place.replying().isPresent()) {
            var thread = joining(place.channel(), () -> web.ask(slack -> slack.conversationsReplies(r -> r.channel(place.channel()).ts(place.replying().get())
                .oldest(oldest).inclusive(oldest != null).limit(PAGE).includeAllMetadata(true).cursor(cursor))));
            return new Page(thread.getMessages(), next(thread.isHasMore(), thread.getResponseMetadata()));
        }
        var history = joining(place.channel(), () -> web.ask(slack -> slack.conversationsHistory(r -> r.channel(place.channel())
            .oldest(oldest).inclusive(oldest != null).limit(PAGE).includeAllMetadata(true).cursor(cursor))));
        return new Page(history.getMessages(), next(history.isHasMore(), history.getResponseMetadata()));
    }

    private static String next(boolean more, @Nullable ResponseMetadata metadata) {
        return !more || metadata == null || metadata.getNextCursor() == null ? "" : metadata.getNextCursor();
    }

    private static boolean isOurs(Message message, int mark) {
        var metadata = message.getMetadata();
        return metadata != null && EVENT.equals(metadata.getEventType()) && metadata.getEventPayload() != null
            && metadata.getEventPayload().get(MARK) instanceof Number number && number.intValue() == mark;
    }

    /** Nothing is found in a thread that is no longer there. */
    Optional<String> findIfThere(Place place, int mark) throws IOException, SlackApiException, SlackWeb.Declined {
        try {
            return find(place, mark);
        } catch (SlackWeb.Declined e) {
            if (!SlackThreads.isGone(e.error())) throw e;
            return Optional.empty();
        }
    }

    /** Something that Slack allows those alone who are in the channel. */
    interface Try<T> {
        T run() throws IOException, SlackApiException, SlackWeb.Declined;
    }

    /** Public channels are joined when first needed; into a private one Usher must be invited. */
    <T> T joining(String channel, Try<T> what) throws IOException, SlackApiException, SlackWeb.Declined {
        try {
            return what.run();
        } catch (SlackWeb.Declined e) {
            if (!e.error().equals("not_in_channel")) throw e;
        }
        try {
            web.ask(slack -> slack.conversationsJoin(r -> r.channel(channel)));
        } catch (SlackWeb.Declined cannotJoin) {
            if (cannotJoin.error().startsWith("missing_scope") || cannotJoin.error().equals("is_archived")) throw cannotJoin;
            throw new SlackWeb.Declined("not_in_channel");
        }
        return what.run();
    }

    /** The conversation of an address; a private one is opened. */
    String channel(Address to) throws IOException, SlackApiException, SlackWeb.Declined {
        if (to.kind() != Address.Kind.DIRECT) return to.id();
        var known = conversations.get(to.id());
        if (known != null) return known;
        var opened = web.ask(slack -> slack.conversationsOpen(r -> r.users(List.of(to.id())))).getChannel().getId();
        conversations.put(to.id(), opened);
        return opened;
    }
}
