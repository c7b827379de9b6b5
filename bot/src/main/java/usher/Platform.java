package usher;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A chat platform, as the core sees it: where calls come from and where cards are shown. Methods block and are called from virtual threads. */
public interface Platform {

    /** {@code discord}, {@code slack} or {@code playground}; the first part of its spaces' keys. */
    String name();

    /** Connects, and from then on hands everything that happens to {@code bot}. Returns when it can serve. */
    void open(Bot bot);

    /**
     * Shows something new and returns the platform's reference to it, at most 200 characters. When {@link Delivery#inDoubt} it first looks whether the
     * delivery was already carried out (by {@link Delivery#mark}) and then shows nothing twice.
     */
    String show(Delivery delivery) throws Undelivered;

    /** Makes what is shown as {@code reference} equal to what is wanted. */
    void change(Delivery delivery, String reference) throws Undelivered;

    /**
     * How long the platform's own limits want one more delivery to wait, which then has its turn: whoever asks must wait that long and then deliver.
     *
     * @param anew whether it shows something new, rather than changing or taking away what is shown
     */
    default Duration turn(Address to, boolean anew) {
        return Duration.ZERO;
    }

    /**
     * What an earlier attempt at this delivery showed and nobody noted, looked up by its {@link Delivery#mark}; asked when it is not wanted any more. Only
     * messages are ever withdrawn before they are known to be shown: discussions and calendar entries end instead.
     */
    default Optional<String> find(Delivery delivery) throws Undelivered {
        return Optional.empty();
    }

    /** Takes away what is shown as {@code reference}; fine if it is gone already. */
    void remove(Delivery delivery, String reference) throws Undelivered;

    /** What the platform says about Usher's rights in each of its spaces, for {@code ./usher check}; one line a finding. */
    default List<Finding> check() {
        return List.of();
    }

    /** Stops taking calls and disconnects. */
    void close();

    /**
     * One message on its way.
     *
     * @param mark a positive number below 2^31 that is this message's own for good, to be put where it can be found again
     * @param inDoubt it may have been shown before: an earlier attempt ended unknown, or this process did not make it
     * @param under the platform's reference to the message that {@code to} hangs under; there whenever {@code to} is {@link Address.Kind#UNDER}
     */
    record Delivery(int mark, Address to, Wanted wanted, boolean inDoubt, Optional<String> under) {
        public Delivery(int mark, Address to, Wanted wanted, boolean inDoubt) {
            this(mark, to, wanted, inDoubt, Optional.empty());
        }
    }

    /** One line of a check-up: fine or not, and what to do. */
    record Finding(boolean fine, String what) {}
}
