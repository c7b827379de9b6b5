package usher.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Account;
import usher.Address;
import usher.Answer;
import usher.Card;
import usher.Platform.Delivery;
import usher.Space;
import usher.Undelivered;
import usher.Wanted;

/**
 * What the outbox wants shown. A message carries its mark as metadata ({@code usher}, {@code mark}), by which one that may have been posted already is
 * found again before anything is posted. Its reference is {@code channel/ts}; an App Home's is {@code home/user}, a bookmark's {@code bookmark/channel/id}.
 * What hangs under a message is a reply in its thread.
 */
final class SlackDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(SlackDeliveries.class);
    private static final String EVENT = "usher";
    private static final String MARK = "mark";
    /** How far back a doubtful message is looked for: 3 pages of 200. The doubt is seconds old, or as old as the time the program was down. */
    private static final int PAGE = 200;
    private static final int PAGES = 3;
    /** Refers to what was over before it could be shown. */
    private static final String NOTHING = "nothing/nothing";

    private final SlackWeb web;
    private final Space space;
    private final SlackBookmarks bookmarks;
    private final Function<Account, String> names;
    private final Map<String, String> conversations = new ConcurrentHashMap<>();

    /** @param names what somebody of this space is called; may ask Slack */
    SlackDeliveries(SlackWeb web, Space space, Function<Account, String> names) {
        this.web = web;
        this.space = space;
        this.names = names;
        bookmarks = new SlackBookmarks(web);
    }

    /** Where a message goes: a conversation, and the message there that it replies to. */
    private record Place(String channel, Optional<String> replying) {}

    String show(Delivery delivery) throws Undelivered {
        try {
            return switch (delivery.wanted()) {
                case Wanted.Home home -> publish(delivery.to(), home);
                case Wanted.Message message -> post(delivery, message);
                case Wanted.Thread thread -> thread.over() && !delivery.inDoubt() ? NOTHING : post(delivery, head(thread));
                case Wanted.Scheduled entry -> remember(delivery, entry);
                case Wanted.Nothing _ -> throw new Undelivered(Undelivered.Why.NEVER, "nothing to show");
            };
        } catch (IOException | SlackApiException | SlackWeb.Declined e) {
            throw SlackTrouble.of(e);
        }
    }

    void change(Delivery delivery, String reference) throws Undelivered {
        try {
            switch (delivery.wanted()) {
                case Wanted.Home home -> publish(delivery.to(), home);
                case Wanted.Message message -> edit(delivery, message, reference);
                case Wanted.Thread thread -> {
                    if (!reference.equals(NOTHING)) edit(delivery, head(thread), reference);
                }
                case Wanted.Scheduled entry -> bookmarks.change(entry, reference);
                case Wanted.Nothing _ -> remove(reference);
            }
        } catch (IOException | SlackApiException | SlackWeb.Declined e) {
            throw SlackTrouble.of(e);
        }
    }

    void remove(String reference) throws Undelivered {
        if (reference.startsWith("home/") || reference.equals(NOTHING)) return;
        try {
            if (reference.startsWith(SlackBookmarks.REFERENCE)) {
                bookmarks.remove(reference);
                return;
            }
            var at = reference.split("/", 2);
            web.ask(slack -> slack.chatDelete(r -> r.channel(at[0]).ts(at[1])));
        } catch (IOException | SlackApiException | SlackWeb.Declined e) {
            var trouble = SlackTrouble.of(e);
            if (trouble.why() != Undelivered.Why.GONE) throw trouble;
        }
    }

    private Wanted.Message head(Wanted.Thread thread) {
        return SlackThreads.head(thread, space, names);
    }

    private String post(Delivery delivery, Wanted.Message message) throws IOException, SlackApiException, SlackWeb.Declined, Undelivered {
        if (delivery.to().kind() != Address.Kind.UNDER) return post(delivery, message, new Place(channel(delivery.to()), Optional.empty()));
        var parent = parent(delivery);
        try {
            return post(delivery, message, new Place(parent[0], Optional.of(parent[1])));
        } catch (SlackWeb.Declined e) {
            if (!SlackThreads.isGone(e.error()) || delivery.wanted() instanceof Wanted.Thread) throw e;
            return post(delivery, message, new Place(parent[0], Optional.empty()));
        }
    }

    private String remember(Delivery delivery, Wanted.Scheduled entry) throws IOException, SlackApiException, SlackWeb.Declined, Undelivered {
        var parent = parent(delivery);
        return joining(parent[0], () -> bookmarks.show(entry, parent, delivery.inDoubt()));
    }

    private static String[] parent(Delivery delivery) throws Undelivered {
        return delivery.under().orElseThrow(() -> new Undelivered(Undelivered.Why.LATER, "what it hangs under is not shown yet", Duration.ofSeconds(1))).split("/", 2);
    }

    private String post(Delivery delivery, Wanted.Message message, Place place) throws IOException, SlackApiException, SlackWeb.Declined {
        if (delivery.inDoubt()) {
            var found = find(place, delivery.mark());
            if (found.isPresent()) {
                edit(delivery, message, found.get());
                return found.get();
            }
        }
        var sent = drawn(delivery, message, drawn -> joining(place.channel(), () -> web.ask(slack -> slack.chatPostMessage(r -> r.channel(place.channel())
            .threadTs(place.replying().orElse(null)).blocks(drawn.blocks()).text(drawn.notice()).metadata(metadata(delivery)).unfurlLinks(false).unfurlMedia(false)))));
        return sent.getChannel() + "/" + sent.getTs();
    }

    private interface Sending<T> {
        T send(SlackCards.Drawn drawn) throws IOException, SlackApiException, SlackWeb.Declined;
    }

    /** Slack fetches pictures before it takes a message and refuses the whole of it when one cannot be had; then only their words are sent. */
    private <T> T drawn(Delivery delivery, Wanted.Message message, Sending<T> sending) throws IOException, SlackApiException, SlackWeb.Declined {
        try {
            return sending.send(draw(delivery, message));
        } catch (SlackWeb.Declined e) {
            if (!e.error().equals("invalid_blocks") || message.card().blocks().stream().noneMatch(Card.Picture.class::isInstance)) throw e;
            var words = message.card().blocks().stream().map(it -> it instanceof Card.Picture picture ? new Card.Paragraph(picture.words()) : it).toList();
            var card = new Card(message.card().title(), message.card().tone(), words, message.card().controls());
            return sending.send(draw(delivery, new Wanted.Message(card, message.locale(), message.pings(), message.phase())));
        }
    }

    private void edit(Delivery delivery, Wanted.Message message, String reference) throws IOException, SlackApiException, SlackWeb.Declined {
        var at = reference.split("/", 2);
        drawn(delivery, message, drawn -> web.ask(slack -> slack.chatUpdate(r -> r.channel(at[0]).ts(at[1]).blocks(drawn.blocks()).text(drawn.notice()).metadata(metadata(delivery)))));
    }

    /** In a channel a mention would notify, so people are named there and only {@link Wanted.Message#pings} are mentioned. */
    private SlackCards.Drawn draw(Delivery delivery, Wanted.Message message) {
        var reader = new SlackText.Reader(space, message.locale(), Optional.empty(), delivery.to().kind() == Address.Kind.DIRECT);
        return SlackCards.draw(message.card(), reader, message.pings());
    }

    private static Message.Metadata metadata(Delivery delivery) {
        return Message.Metadata.builder().eventType(EVENT).eventPayload(Map.of(MARK, delivery.mark())).build();
    }

    private Optional<String> find(Place place, int mark) throws IOException, SlackApiException, SlackWeb.Declined {
        var cursor = "";
        for (var number = 0; number < PAGES; number++) {
            var page = page(place, cursor);
            for (var message : page.messages()) {
                if (isOurs(message, mark)) return Optional.of(place.channel() + "/" + message.getTs());
            }
            if (page.next().isEmpty()) return Optional.empty();
            cursor = page.next();
        }
        return Optional.empty();
    }

    private record Page(List<Message> messages, String next) {}

    private Page page(Place place, String from) throws IOException, SlackApiException, SlackWeb.Declined {
        var cursor = from.isEmpty() ? null : from;
        if (place.replying().isPresent()) {
            var thread = joining(place.channel(), () -> web.ask(slack -> slack.conversationsReplies(r -> r.channel(place.channel()).ts(place.replying().get()).limit(PAGE).includeAllMetadata(true).cursor(cursor))));
            return new Page(thread.getMessages(), next(thread.isHasMore(), thread.getResponseMetadata()));
        }
        var history = joining(place.channel(), () -> web.ask(slack -> slack.conversationsHistory(r -> r.channel(place.channel()).limit(PAGE).includeAllMetadata(true).cursor(cursor))));
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

    private interface Try<T> {
        T run() throws IOException, SlackApiException, SlackWeb.Declined;
    }

    /** Public channels are joined when first needed; into a private one Usher must be invited. */
    private <T> T joining(String channel, Try<T> what) throws IOException, SlackApiException, SlackWeb.Declined {
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

    private String publish(Address to, Wanted.Home home) throws IOException, SlackApiException, SlackWeb.Declined {
        var drawn = SlackCards.draw(home.card(), new SlackText.Reader(space, home.locale(), Optional.empty(), true));
        web.ask(slack -> slack.viewsPublish(r -> r.userId(to.id()).view(View.builder().type("home").blocks(drawn.blocks()).build())));
        return "home/" + to.id();
    }

    private String channel(Address to) throws IOException, SlackApiException, SlackWeb.Declined {
        if (to.kind() != Address.Kind.DIRECT) return to.id();
        var known = conversations.get(to.id());
        if (known != null) return known;
        var opened = web.ask(slack -> slack.conversationsOpen(r -> r.users(List.of(to.id())))).getChannel().getId();
        conversations.put(to.id(), opened);
        return opened;
    }

    /** A private answer in the channel where it was asked; false where Slack takes none. */
    boolean ephemeral(Interaction from, SlackCards.Drawn drawn) {
        return quietly(from, () -> web.ask(slack -> slack.chatPostEphemeral(r -> r.channel(from.in().id()).user(from.by().account().user()).blocks(drawn.blocks()).text(drawn.notice()))));
    }

    boolean direct(Interaction from, SlackCards.Drawn drawn) {
        return quietly(from, () -> {
            var channel = channel(from.by().account().direct());
            web.ask(slack -> slack.chatPostMessage(r -> r.channel(channel).blocks(drawn.blocks()).text(drawn.notice()).unfurlLinks(false).unfurlMedia(false)));
        });
    }

    /** A file into someone's private messages. */
    void upload(Account to, Answer.Download file) {
        try {
            var channel = channel(to.direct());
            web.ask(slack -> slack.filesUploadV2(r -> r.filename(file.name()).title(file.name()).fileData(file.content()).channel(channel).requestFileInfo(false)));
        } catch (IOException | SlackApiException | SlackWeb.Declined e) {
            LOG.warn("A file for {} could not be handed over: {}", to, SlackTrouble.of(e).getMessage());
        } catch (SlackFilesUploadV2Exception e) {
            LOG.warn("A file for {} could not be handed over: {}", to, e.getCompleteResponse() == null ? "the upload failed" : e.getCompleteResponse().getError());
        }
    }

    /** Something of an answer. */
    interface Telling {
        void run() throws IOException, SlackApiException, SlackWeb.Declined;
    }

    /** What reaches only one person who is waiting is not repeated later; that it failed is logged. */
    boolean quietly(Interaction from, Telling telling) {
        try {
            telling.run();
            return true;
        } catch (IOException | SlackApiException | SlackWeb.Declined e) {
            LOG.info("An answer to {} did not get through: {}", from.id(), SlackTrouble.of(e).getMessage());
            return false;
        }
    }
}
