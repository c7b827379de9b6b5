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
    private static final int EDITED_TOO_OFTEN = 30046;
    private static final int MISSING_ACCESS = 50001;
    private static final int NOT_TO_THIS_USER = 50007;
    private static final int MISSING_RIGHTS = 50013;
    private static final int ARCHIVED = 50083;

    private DiscordUndelivered() {}

    /** {@code remedy} says which rights are missing and what to do about it. */
    static Undelivered of(Throwable failure, String where, List<String> missing, String remedy) {
        return switch (failure) {
            case ErrorResponseException it -> of(it, where, missing, remedy);
            case RateLimitedException it -> new Undelivered(Why.LATER, "Discord asks to wait", Duration.ofMillis(it.getRetryAfter()));
            case java.util.concurrent.CancellationException _ -> new Undelivered(Why.LATER, "not sent: disconnecting");
            case java.util.concurrent.RejectedExecutionException _ -> new Undelivered(Why.LATER, "not sent: disconnecting");
            case null, default -> new Undelivered(Why.UNSURE, "Discord did not say whether it was carried out: " + failure);
        };
    }

    private static Undelivered of(ErrorResponseException it, String where, List<String> missing, String remedy) {
        var status = it.getResponse() == null ? -1 : it.getResponse().code;
        var said = it.getErrorCode() + " " + it.getMeaning();
        return switch (it.getErrorCode()) {
            case UNKNOWN_CHANNEL -> new Undelivered(Why.NEVER, "The channel " + where + " is no longer there.");
            case UNKNOWN_MESSAGE -> new Undelivered(Why.GONE, "The message in " + where + " is no longer there.");
            case UNKNOWN_USER -> new Undelivered(Why.NEVER, "There is no such user: " + where);
            case EDITED_TOO_OFTEN -> new Undelivered(Why.STIFF, "Discord takes no more edits of that old message now.");
            case NOT_TO_THIS_USER -> new Undelivered(Why.CLOSED, "They take no direct messages.");
            case ARCHIVED -> new Undelivered(Why.NEVER, "The thread " + where + " is archived.");
            case MISSING_ACCESS, MISSING_RIGHTS -> new Undelivered(Why.NEVER, "Usher may not write in " + where + ". Missing: "
                + (missing.isEmpty() ? "a right that the channel's own settings take away" : String.join(", ", missing)) + ". " + remedy);
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
