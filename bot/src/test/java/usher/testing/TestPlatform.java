package usher.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import usher.Address;
import usher.Bot;
import usher.Card;
import usher.Pace;
import usher.Platform;
import usher.Text;
import usher.Undelivered;
import usher.Wanted;

/** A platform in memory. It keeps what is shown, counts what was done to it, and fails the way it is told to. */
public final class TestPlatform implements Platform {

    /** One message as it is shown now. */
    public record Shown(String reference, Address at, Wanted wanted, int mark, int edits) {
        /** The language it is drawn in. */
        public Locale locale() {
            return switch (wanted) {
                case Wanted.Message it -> it.locale();
                case Wanted.Home it -> it.locale();
                case Wanted.Thread it -> it.locale();
                case Wanted.Scheduled it -> it.locale();
                case Wanted.Nothing _ -> Locale.ENGLISH;
            };
        }

        public Card card() {
            return switch (wanted) {
                case Wanted.Message message -> message.card();
                case Wanted.Home home -> home.card();
                case Wanted.Thread thread -> new Card(thread.name(), thread.over() ? Card.Tone.OVER : Card.Tone.PLAIN, List.of(), List.of());
                case Wanted.Scheduled entry -> Card.of("{title} at {place}", Text.text("title", entry.title()), Text.plain("place", entry.place()));
                case Wanted.Nothing _ -> throw new IllegalStateException("nothing is not shown");
            };
        }
    }

    /** How one delivery goes wrong: not carried out at all, or carried out and then reported as failed. */
    public record Fault(Undelivered.Why why, boolean carriedOut) {}

    private final String name;
    private final Map<String, Shown> shown = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> closedTo = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean down;
    private volatile Pace pace = new Pace(Duration.ZERO, 1);
    private volatile int shownWhenLastChanged;
    private int next;

    public TestPlatform(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void open(Bot bot) {}

    @Override
    public synchronized String show(Delivery delivery) throws Undelivered {
        if (delivery.to().kind() == Address.Kind.DIRECT && closedTo.contains(delivery.to().id())) throw new Undelivered(Undelivered.Why.CLOSED, "takes no private messages");
        if (delivery.inDoubt()) {
            for (var it : messages()) {
                if (it.mark() != delivery.mark()) continue;
                if (!it.wanted().equals(delivery.wanted())) shown.put(it.reference(), new Shown(it.reference(), it.at(), delivery.wanted(), it.mark(), it.edits() + 1));
                return it.reference();
            }
        }
        var fault = fault();
        if (fault != null && !fault.carriedOut()) throw new Undelivered(fault.why(), "as the test wished");
        var reference = "m" + ++next;
        shown.put(reference, new Shown(reference, delivery.to(), delivery.wanted(), delivery.mark(), 0));
        if (fault != null) throw new Undelivered(fault.why(), "as the test wished, after it was shown");
        return reference;
    }

    @Override
    public synchronized void change(Delivery delivery, String reference) throws Undelivered {
        var fault = fault();
        if (fault != null && !fault.carriedOut()) throw new Undelivered(fault.why(), "as the test wished");
        var before = shown.get(reference);
        if (before == null) throw new Undelivered(Undelivered.Why.GONE, "no such message");
        shown.put(reference, new Shown(reference, before.at(), delivery.wanted(), before.mark(), before.edits() + 1));
        shownWhenLastChanged = shown.size();
        if (fault != null) throw new Undelivered(fault.why(), "as the test wished, after it was changed");
    }

    @Override
    public synchronized Optional<String> find(Delivery delivery) throws Undelivered {
        var fault = fault();
        if (fault != null) throw new Undelivered(fault.why(), "as the test wished");
        return messages().stream().filter(it -> it.mark() == delivery.mark()).map(Shown::reference).findFirst();
    }

    @Override
    public synchronized void remove(Delivery delivery, String reference) {
        shown.remove(reference);
    }

    @Override
    public Duration turn(Address to, boolean anew) {
        return anew ? pace.turn(to) : Duration.ZERO;
    }

    /** From now on it takes a new message at one address only so often. */
    public void takesOneEvery(Duration every) {
        pace = new Pace(every, 1);
    }

    /** How many messages were shown when one was changed last. */
    public int shownWhenLastChanged() {
        return shownWhenLastChanged;
    }

    private @org.jspecify.annotations.Nullable Fault fault() {
        return down ? new Fault(Undelivered.Why.LATER, false) : faults.poll();
    }

    /** The next delivery fails like this. */
    public void failNext(Undelivered.Why why, boolean carriedOut) {
        faults.add(new Fault(why, carriedOut));
    }

    /** From now on nothing gets through, or again everything. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** This user takes no private messages. */
    public void closeDirect(String user) {
        closedTo.add(user);
    }

    /** Everything shown, oldest first. */
    public List<Shown> messages() {
        synchronized (shown) {
            return List.copyOf(shown.values());
        }
    }

    public List<Shown> messages(Address at) {
        return messages().stream().filter(it -> it.at().equals(at)).toList();
    }

    @Override
    public void close() {}
}
