package usher.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
 * What the outbox wants shown. A message carries its mark as metadata, by which one that may have been posted already is found again before anything is
 * posted. Its reference is {@code channel/ts}; an App Home's is {@code home/user}, a bookmark's {@code bookmark/channel/id}.
 * What hangs under a message is a reply in its thread.
 */
final class SlackDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(SlackDeliveries.class);
    /** Refers to what was over before it could be shown. */
    private static final String NOTHING = "nothing/nothing";

    private final SlackWeb web;
    private final Space space;
    private final SlackPlaces places;
    private final SlackBookmarks bookmarks;
    private final Function<Account, String> names;
    private final SlackRecall recall;

    /**
     * @param names what somebody of this space is called; may ask Slack
     * @param recall remembers where somebody may answer
     */
    SlackDeliveries(SlackWeb web, Space space, Function<Account, String> names, SlackRecall recall) {
        this.recall = recall;
        this.web = web;
        this.space = space;
        this.names = names;
        places = new SlackPlaces(web);
        bookmarks = new SlackBookmarks(web);
    }

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

    /** Where its mark is found: in its conversation, or in the thread it would stand in. */
    Optional<String> find(Delivery delivery) throws Undelivered {
        if (delivery.to().kind() == Address.Kind.HOME || delivery.to().kind() == Address.Kind.UNDER && delivery.under().isEmpty()) return Optional.empty();
        try {
            if (delivery.to().kind() != Address.Kind.UNDER) return places.find(SlackPlaces.Place.of(places.channel(delivery.to())), delivery.mark());
            var parent = parent(delivery);
            var inThread = places.findIfThere(new SlackPlaces.Place(parent[0], Optional.of(parent[1])), delivery.mark());
            return inThread.isPresent() ? inThread : places.find(SlackPlaces.Place.of(parent[0]), delivery.mark());
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
        if (delivery.to().kind() != Address.Kind.UNDER) return post(delivery, message, SlackPlaces.Place.of(places.channel(delivery.to())));
        var parent = parent(delivery);
        try {
            return post(delivery, message, new SlackPlaces.Place(parent[0], Optional.of(parent[1])));
        } catch (SlackWeb.Declined e) {
            if (!SlackThreads.isGone(e.error()) || delivery.wanted() instanceof Wanted.Thread) throw e;
            return post(delivery, message, SlackPlaces.Place.of(parent[0]));
        }
    }

    private String remember(Delivery delivery, Wanted.Scheduled entry) throws IOException, SlackApiException, SlackWeb.Declined, Undelivered {
        var parent = parent(delivery);
        return places.joining(parent[0], () -> bookmarks.show(entry, parent, delivery.inDoubt()));
    }

    private static String[] parent(Delivery delivery) throws Undelivered {
        return delivery.under().orElseThrow(() -> new Undelivered(Undelivered.Why.LATER, "what it hangs under is not shown yet", Duration.ofSeconds(1))).split("/", 2);
    }

    private String post(Delivery delivery, Wanted.Message message, SlackPlaces.Place place) throws IOException, SlackApiException, SlackWeb.Declined {
        if (delivery.inDoubt()) {
            var found = places.find(place, delivery.mark());
            if (found.isPresent()) {
                edit(delivery, message, found.get());
                return found.get();
            }
        }
        var sent = drawn(delivery, message, drawn -> places.joining(place.channel(), () -> web.ask(slack -> slack.chatPostMessage(r -> r.channel(place.channel())
            .threadTs(place.replying().orElse(null)).blocks(drawn.blocks()).text(drawn.notice()).metadata(SlackPlaces.metadata(delivery.mark())).unfurlLinks(false).unfurlMedia(false)))));
        var thread = delivery.to().kind() == Address.Kind.DIRECT ? Optional.<String>empty() : place.replying().or(() -> Optional.of(sent.getTs()));
        recall.listen(new SlackPlaces.Place(sent.getChannel(), thread), sent.getTs());
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
        drawn(delivery, message, drawn -> web.ask(slack -> slack.chatUpdate(r -> r.channel(at[0]).ts(at[1]).blocks(drawn.blocks()).text(drawn.notice()).metadata(SlackPlaces.metadata(delivery.mark())))));
    }

    /** In a channel a mention would notify, so people are named there and only {@link Wanted.Message#pings} are mentioned. */
    private SlackCards.Drawn draw(Delivery delivery, Wanted.Message message) {
        var reader = new SlackText.Reader(space, message.locale(), Optional.empty(), delivery.to().kind() == Address.Kind.DIRECT);
        return SlackCards.draw(message.card(), reader, message.pings());
    }

    private String publish(Address to, Wanted.Home home) throws IOException, SlackApiException, SlackWeb.Declined {
        var drawn = SlackCards.draw(home.card(), new SlackText.Reader(space, home.locale(), Optional.empty(), true));
        web.ask(slack -> slack.viewsPublish(r -> r.userId(to.id()).view(View.builder().type("home").blocks(drawn.blocks()).build())));
        return "home/" + to.id();
    }

    /** A private answer in the channel where it was asked; false where Slack takes none. */
    boolean ephemeral(Interaction from, SlackCards.Drawn drawn) {
        return quietly(from, () -> web.ask(slack -> slack.chatPostEphemeral(r -> r.channel(from.in().id()).user(from.by().account().user()).blocks(drawn.blocks()).text(drawn.notice()))));
    }

    boolean direct(Interaction from, SlackCards.Drawn drawn) {
        return quietly(from, () -> {
            var channel = places.channel(from.by().account().direct());
            web.ask(slack -> slack.chatPostMessage(r -> r.channel(channel).blocks(drawn.blocks()).text(drawn.notice()).unfurlLinks(false).unfurlMedia(false)));
        });
    }

    /** A file into someone's private messages. */
    void upload(Account to, Answer.Download file) {
        try {
            var channel = places.channel(to.direct());
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
