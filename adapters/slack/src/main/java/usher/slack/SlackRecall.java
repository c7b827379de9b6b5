package usher.slack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import usher.slack.SlackPlaces.Place;

/** What was heard since the program started, as far as it is remembered: the last {@value #MESSAGES} messages in each of the last {@value #PLACES} threads and conversations. */
final class SlackRecall {

    private static final int PLACES = 200;
    private static final int MESSAGES = 200;

    /** Who wrote it, and the version of it that was heard. */
    record Said(String user, long version) {}

    private final Map<Place, TreeMap<String, Said>> heard = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, TreeMap<String, Said>> eldest) {
            return size() > PLACES;
        }
    };

    /** What is told late does not take the place of what was heard after it. */
    synchronized void said(Place place, String ts, Said said) {
        var messages = heard.computeIfAbsent(place, it -> new TreeMap<>());
        messages.merge(ts, said, (known, other) -> known.version() > other.version() ? known : other);
        if (messages.size() > MESSAGES) messages.pollFirstEntry();
    }

    synchronized void unsaid(String channel, String ts) {
        heard.forEach((place, messages) -> {
            if (place.channel().equals(channel)) messages.remove(ts);
        });
    }

    synchronized void forget(Place place) {
        heard.remove(place);
    }

    /** Where something was heard, the latest first. */
    synchronized List<Place> places() {
        return new ArrayList<>(heard.keySet()).reversed();
    }

    /** What was heard there, by its timestamps, oldest first. */
    synchronized TreeMap<String, Said> at(Place place) {
        return new TreeMap<>(heard.getOrDefault(place, new TreeMap<>()));
    }
}
