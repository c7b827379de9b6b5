package usher.discord;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.tree.MessageComponentTree;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.FileUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Answer;
import usher.Card;
import usher.Space;

/**
 * The answer to one interaction, always private. Whoever comes first, the answer or the clock, acknowledges; one compare-and-set decides, so nothing is
 * acknowledged twice. After that the answer goes the way of the hook, which JDA holds back until the acknowledgement is through.
 */
final class DiscordReply {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordReply.class);

    private final IReplyCallback event;
    private final Space space;
    private final Supplier<Locale> language;
    private final boolean inPlace;
    private final AtomicBoolean acknowledged = new AtomicBoolean();

    /**
     * @param language of whoever did it, asked for when the answer is there, since that may have changed it
     * @param inPlace what was pressed is a private message of ours, which becomes the answer
     */
    DiscordReply(IReplyCallback event, Space space, Supplier<Locale> language, boolean inPlace) {
        this.event = event;
        this.inPlace = inPlace && event instanceof IMessageEditCallback;
        this.space = space;
        this.language = language;
    }

    private DiscordCards cards() {
        return DiscordCards.privately(space, language.get(), direct());
    }

    Space space() {
        return space;
    }

    Locale locale() {
        return language.get();
    }

    boolean direct() {
        return event.getGuild() == null;
    }

    /** The clock's part: asks Discord for more time, unless there is an answer already. */
    void defer() {
        if (!acknowledged.compareAndSet(false, true)) return;
        if (inPlace && event instanceof IMessageEditCallback editable) send(editable.deferEdit());
        else send(event.deferReply(true));
    }

    void show(Card card, List<Button> more) {
        show(cards().draw(card, more));
    }

    private void show(Container drawn) {
        var tree = MessageComponentTree.of(drawn);
        if (!acknowledged.compareAndSet(false, true)) send(event.getHook().editOriginalComponents(tree).useComponentsV2());
        else if (inPlace && event instanceof IMessageEditCallback editable) send(editable.editComponents(tree).useComponentsV2());
        else send(event.replyComponents(tree).useComponentsV2().setEphemeral(true));
    }

    /** Opens a form; false when Discord allows none any more: after an acknowledgement, or in answer to a form. */
    boolean open(Modal form) {
        if (!(event instanceof IModalCallback opening) || !acknowledged.compareAndSet(false, true)) return false;
        send(opening.replyModal(form));
        return true;
    }

    /** A file is always a new message: what was pressed stays as it is. */
    void show(Answer.Download file) {
        var upload = FileUpload.fromData(file.content(), file.name());
        var tree = MessageComponentTree.of(cards().draw(file.card()), isPicture(file) ? MediaGallery.of(MediaGalleryItem.fromFile(upload).withDescription(file.card().title().plain(language.get()))) : FileDisplay.fromFile(upload));
        if (acknowledged.compareAndSet(false, true)) send(event.replyComponents(tree).useComponentsV2().setEphemeral(true));
        else if (inPlace) send(event.getHook().sendMessageComponents(tree).useComponentsV2().setEphemeral(true));
        else send(event.getHook().editOriginalComponents(tree).useComponentsV2());
    }

    /** Those are seen at once; the card says the same in words. */
    private static boolean isPicture(Answer.Download file) {
        return file.mediaType().startsWith("image/");
    }

    private void send(RestAction<?> action) {
        action.queue(_ -> { }, this::unsent);
    }

    /** What was done stays done and is shown by the posts; only these words are lost. */
    private void unsent(Throwable failure) {
        var known = failure instanceof ErrorResponseException it
            && (it.getErrorResponse() == ErrorResponse.UNKNOWN_INTERACTION || it.getErrorResponse() == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED);
        if (known) LOG.info("Discord took no answer to {}: it came too late, or was delivered before", DiscordCalls.id(event));
        else LOG.warn("the answer to {} was not sent: {}", DiscordCalls.id(event), failure.toString());
    }
}
