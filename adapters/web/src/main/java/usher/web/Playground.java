package usher.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import usher.Address;
import usher.Bot;
import usher.Platform;
import usher.Space;
import usher.Undelivered;
import usher.Wanted;

/** A chat of one's own in the browser, to try everything without a token. To the core it is a platform like any other. */
public final class Playground implements Platform {

    /** The only space it has. */
    public static final Space SPACE = Cast.STANDARD.space();

    /** What people said is chatter and lives as long as the process; this many lines of it. */
    private static final int MOST_SAID = 500;

    /**
     * One message as the page gets it; {@code card} is finished HTML, {@code words} are not. {@code revision} grows with every change anywhere. What hangs
     * {@code under} another is a message in its discussion, the discussion itself, or its entry in the calendar.
     */
    record Shown(String id, String place, long order, long revision, Instant at, boolean edited, String by, @Nullable String card, @Nullable String words,
        @Nullable String under, @Nullable Discussion discussion, @Nullable Entry entry) {}

    record Discussion(String name, int people, boolean over) {}

    record Entry(String title, String about, Instant starts, Instant ends, String where, String state) {}

    record Gone(String id, long revision) {}

    private final Transcript transcript;
    private final Optional<PlaygroundClock> clock;
    private final Feed feed = new Feed();
    private final Map<String, Shown> said = new LinkedHashMap<>();
    private final Map<String, Shown> drawn = new LinkedHashMap<>();
    private final Cast cast;
    private volatile @Nullable Bot bot;
    private long order;
    private long revision;

    /**
     * Reopens what was shown before.
     *
     * @param folder where {@code playground.jsonl} is kept
     * @param clock absent where the clock may not be moved
     */
    public Playground(Path folder, Optional<PlaygroundClock> clock) {
        this(folder, clock, Cast.STANDARD);
    }

    /** With people and channels of one's own, in the same space. */
    public Playground(Path folder, Optional<PlaygroundClock> clock, Cast cast) {
        this.clock = clock;
        this.cast = cast;
        transcript = Transcript.open(folder);
        for (var post : transcript.posts()) {
            order = Math.max(order, post.order());
            draw(post);
        }
    }

    @Override
    public String name() {
        return SPACE.platform();
    }

    @Override
    public void open(Bot knocked) {
        var visit = new FirstVisit(knocked, cast());
        visit.seen();
        if (transcript.isNew()) visit.prepare();
        bot = knocked;
    }

    /** Empty until the program is up. */
    Optional<Bot> bot() {
        return Optional.ofNullable(bot);
    }

    Cast cast() {
        return cast;
    }

    Feed feed() {
        return feed;
    }

    Optional<PlaygroundClock> clock() {
        return clock;
    }

    @Override
    public synchronized String show(Delivery delivery) throws Undelivered {
        var message = wanted(delivery);
        var earlier = delivery.inDoubt() ? shown(delivery) : Optional.<Post>empty();
        if (earlier.isPresent()) {
            if (!earlier.get().wanted().equals(message)) keep(earlier.get().changed(message, now()));
            return earlier.get().reference();
        }
        var place = next();
        var post = new Post("m" + place, delivery.mark(), delivery.to(), place, now(), Optional.empty(), delivery.under(), message);
        keep(post);
        return post.reference();
    }

    @Override
    public synchronized void change(Delivery delivery, String reference) throws Undelivered {
        var message = wanted(delivery);
        var post = transcript.find(reference).orElseThrow(() -> new Undelivered(Undelivered.Why.GONE, "the playground has no message " + reference));
        if (!post.wanted().equals(message)) keep(post.changed(message, now()));
    }

    @Override
    public synchronized Optional<String> find(Delivery delivery) {
        return shown(delivery).map(Post::reference);
    }

    @Override
    public synchronized void remove(Delivery delivery, String reference) throws Undelivered {
        if (transcript.find(reference).isEmpty()) return;
        try {
            transcript.forget(reference);
        } catch (IOException e) {
            throw later(e);
        }
        drawn.remove(reference);
        feed.tell("gone", new Gone(reference, ++revision));
    }

    private Optional<Post> shown(Delivery delivery) {
        return transcript.marked(delivery.mark()).stream().filter(it -> it.to().equals(delivery.to())).findFirst();
    }

    private Wanted wanted(Delivery delivery) throws Undelivered {
        if (!cast.has(delivery.to())) throw new Undelivered(Undelivered.Why.NEVER, "the playground has no place " + delivery.to());
        return switch (delivery.wanted()) {
            case Wanted.Message it -> it;
            case Wanted.Thread it -> it;
            case Wanted.Scheduled it -> it;
            case Wanted.Home _ -> throw new Undelivered(Undelivered.Why.NEVER, "the playground has no home tabs");
            case Wanted.Nothing _ -> throw new Undelivered(Undelivered.Why.NEVER, "nothing is not something to show");
        };
    }

    private void keep(Post post) throws Undelivered {
        try {
            transcript.keep(post);
        } catch (IOException e) {
            throw later(e);
        }
        feed.tell("message", draw(post));
    }

    private static Undelivered later(IOException e) {
        return new Undelivered(Undelivered.Why.LATER, "the playground's messages cannot be written: " + e.getMessage());
    }

    private Shown draw(Post post) {
        var shown = switch (post.wanted()) {
            case Wanted.Message it -> shown(post, WebCards.html(it.card(), it.locale()), null, null);
            case Wanted.Thread it -> shown(post, null, new Discussion(it.name().plain(it.locale()), it.people().size(), it.over()), null);
            case Wanted.Scheduled it -> shown(post, null, null, entry(it));
            case Wanted.Home _, Wanted.Nothing _ -> throw new IllegalStateException("the playground keeps no " + post.wanted());
        };
        drawn.put(shown.id(), shown);
        return shown;
    }

    private Shown shown(Post post, @Nullable String card, @Nullable Discussion discussion, @Nullable Entry entry) {
        return new Shown(post.reference(), place(post.to().kind() == Address.Kind.UNDER ? post.to().channel() : post.to()), post.order(), ++revision, post.at(), post.edited().isPresent(),
            "usher", card, null, post.under().orElse(null), discussion, entry);
    }

    private static Entry entry(Wanted.Scheduled it) {
        var where = it.place().isBlank() ? it.channel().map(channel -> "#" + channel.id()).orElse("") : it.place();
        return new Entry(it.title().plain(it.locale()), it.about().plain(it.locale()), it.starts(), it.ends(), where, it.state().name().toLowerCase(Locale.ROOT));
    }

    /** A persona says something to the others, or in the discussion {@code under} a message; said twice under one id it is said once. */
    synchronized void say(String id, Cast.Persona by, Address in, Optional<String> under, String words) {
        if (said.containsKey(id)) return;
        var shown = new Shown(id, place(in), next(), ++revision, now(), false, by.id(), null, words, under.orElse(null), null, null);
        said.put(id, shown);
        if (said.size() > MOST_SAID) said.remove(said.keySet().iterator().next());
        feed.tell("message", shown);
    }

    /** Whether a message of Usher's with this reference is shown there. */
    synchronized boolean shows(String reference, Address in) {
        return transcript.find(reference).filter(post -> post.to().equals(in)).isPresent();
    }

    /** Everything there is to see, oldest first. */
    synchronized List<Shown> messages() {
        var all = new ArrayList<>(drawn.values());
        all.addAll(said.values());
        all.sort(Comparator.comparingLong(Shown::order));
        return all;
    }

    synchronized long revision() {
        return revision;
    }

    /** Grows over restarts too, so that a page can tell what it has not seen yet. */
    private long next() {
        order = Math.max(order + 1, System.currentTimeMillis());
        return order;
    }

    Instant now() {
        var opened = bot;
        return clock.map(PlaygroundClock::now).orElseGet(() -> opened == null ? Instant.now() : opened.now());
    }

    static String place(Address address) {
        return address.kind().name().toLowerCase(Locale.ROOT) + "/" + address.id();
    }

    @Override
    public void close() {
        bot = null;
        feed.close();
        try {
            transcript.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
