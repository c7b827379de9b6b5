package usher.discord;

import java.time.Duration;
import java.util.List;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import usher.Undelivered;
import usher.Undelivered.Why;

/** What follows from Discord's refusals; the numbers are its JSON error codes. */
final class DiscordUndelivered {

    private static final int UNKNOWN_CHANNEL = 10003;
    static final int UNKNOWN_MESSAGE = 10008;
    private static final int UNKNOWN_USER = 10013;
    private static final int UNKNOWN_EVENT = 10070;
    private static final int EVENTS_FULL = 30038;
    private static final int EDITED_TOO_OFTEN = 30046;
    private static final int MISSING_ACCESS = 50001;
    private static final int NOT_TO_THIS_USER = 50007;
    private static final int MISSING_RIGHTS = 50013;
    static final int ARCHIVED = 50083;

    private static final int THREADS_FULL = 160006;

    private DiscordUndelivered() {}

    /**
     * What was tried, where.
     *
     * @param doing such as {@code write in}
     * @param under whether it hangs under a message: what is gone then is gone, and the rest goes on
     * @param missing the rights that are missing there
     * @param remedy what to do about them
     */
    record Place(String doing, String where, boolean under, List<String> missing, String remedy) {}

    static Undelivered of(Throwable failure, Place place) {
        return switch (failure) {
            case ErrorResponseException it -> of(it, place);
            case RateLimitedException it -> new Undelivered(Why.LATER, "Discord asks to wait", Duration.ofMillis(it.getRetryAfter()));
            case java.util.concurrent.CancellationException _ -> new Undelivered(Why.LATER, "not sent: disconnecting");
            case java.util.concurrent.RejectedExecutionException _ -> new Undelivered(Why.LATER, "not sent: disconnecting");
            case null, default -> new Undelivered(Why.UNSURE, "Discord did not say whether it was carried out: " + failure);
        };
    }

    private static Undelivered of(ErrorResponseException it, Place place) {
        var where = place.where();
        var status = it.getResponse() == null ? -1 : it.getResponse().code;
        var said = it.getErrorCode() + " " + it.getMeaning();
        return switch (it.getErrorCode()) {
            case OnceOnly.UNKNOWN_END -> new Undelivered(Why.UNSURE, "Discord did not say whether it was carried out: " + it.getMeaning());
            case UNKNOWN_EVENT -> new Undelivered(Why.GONE, "The event was taken out of the server's calendar by hand.");
            case EVENTS_FULL -> new Undelivered(Why.NEVER, "The server's calendar holds 100 events and takes no more.");
            case THREADS_FULL -> new Undelivered(Why.NEVER, "The server has as many open threads as Discord allows. Close some of them.");
            case UNKNOWN_CHANNEL -> place.under() ? new Undelivered(Why.GONE, "The discussion in " + where + " is no longer there.")
                : new Undelivered(Why.NEVER, "The channel " + where + " is no longer there.");
            case UNKNOWN_MESSAGE -> new Undelivered(Why.GONE, "The message in " + where + " is no longer there.");
            case UNKNOWN_USER -> new Undelivered(Why.NEVER, "There is no such user: " + where);
            case EDITED_TOO_OFTEN -> new Undelivered(Why.STIFF, "Discord takes no more edits of that old message now.");
            case NOT_TO_THIS_USER -> new Undelivered(Why.CLOSED, "They take no direct messages.");
            case ARCHIVED -> new Undelivered(Why.NEVER, "The thread " + where + " is archived.");
            case MISSING_ACCESS, MISSING_RIGHTS -> new Undelivered(Why.NEVER, "Usher may not " + place.doing() + " " + where + ". Missing: "
                + (place.missing().isEmpty() ? "a right that the channel's own settings take away" : String.join(", ", place.missing())) + ". " + place.remedy());
            default -> byStatus(status, said);
        };
    }

    private static Undelivered byStatus(int status, String said) {
        // no status, or a server's error: the request may have been carried out all the same
        if (status <= 0 || status >= 500) return new Undelivered(Why.UNSURE, "Discord did not say whether it was carried out: " + said);
        if (status == 401 || status == 408 || status == 429) return new Undelivered(Why.LATER, "Discord refused for now: " + status + " " + said);
        return new Undelivered(Why.NEVER, "Discord refused: " + status + " " + said);
    }
}
