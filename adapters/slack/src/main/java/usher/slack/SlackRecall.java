package usher.slack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import usher.slack.SlackPlaces.Place;

/** Where Usher wrote or heard something since the program started, and what it heard, as far as it is remembered: {@value #MESSAGES} messages in each of the last {@value #PLACES} threads and conversations. */
final class SlackRecall {

    private static final int PLACES = 100;
    private static final int MESSAGES = 200;

    /** Who wrote it, and the version of it that was heard. */
    record Said(String user, long version) {}

    /**
     * What was heard in one place.
     *
     * @param since the timestamp from which on everything there is remembered
     * @param messages by their timestamps, oldest first
     */
    record Remembered(String since, TreeMap<String, Said> messages) {}

    private final Map<Place, Remembered> heard = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Remembered> eldest) {
            return size() > PLACES;
        }
    };

    /** Somebody may answer there from {@code ts} on. */
    synchronized void listen(Place place, String ts) {
        heard.putIfAbsent(place, new Remembered(ts, new TreeMap<>()));
        heard.get(place); // as the latest
    }

    /** What is told late does not take the place of what was heard after it. */
    synchronized void said(Place place, String ts, Said said) {
        listen(place, ts);
        var messages = Objects.requireNonNull(heard.get(place)).messages();
        messages.merge(ts, said, (known, other) -> known.version() > other.version() ? known : other);
        if (messages.size() <= MESSAGES) return;
        messages.pollFirstEntry();
        heard.put(place, new Remembered(messages.firstKey(), messages));
    }

    synchronized void unsaid(String channel, String ts) {
        heard.forEach((place, there) -> {
            if (place.channel().equals(channel)) there.messages().remove(ts);
        });
    }

    synchronized void forget(Place place) {
        heard.remove(place);
    }

    /** The latest first. */
    synchronized List<Place> places() {
        return new ArrayList<>(heard.keySet()).reversed();
    }

    /** What was heard there from {@code oldest} on, a timestamp; from then on at the most if it was forgotten meanwhile. */
    synchronized Remembered at(Place place, String oldest) {
        var there = heard.getOrDefault(place, new Remembered(oldest, new TreeMap<>()));
        var since = there.since().compareTo(oldest) > 0 ? there.since() : oldest;
        return new Remembered(since, new TreeMap<>(there.messages().tailMap(since)));
    }
}
