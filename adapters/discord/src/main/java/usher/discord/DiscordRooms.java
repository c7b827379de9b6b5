package usher.discord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import usher.Account;
import usher.Address;
import usher.Space;

/** Where people were heard since the start, and which of their last messages: what is compared with what stands there after a cut. Bounded; who was heard longest ago is forgotten first. */
final class DiscordRooms {

    /**
     * A thread under a message of Usher's, or a person's private messages.
     *
     * @param in the channel that the thread is in, or the person
     * @param under what the thread hangs under
     */
    record Room(String channel, Address in, Optional<String> under) {

        /** A thread has the id of the message it hangs under. */
        static Room thread(Space space, String parent, String thread) {
            return new Room(thread, Address.channel(space, parent), Optional.of(parent + "/" + thread));
        }

        static Room direct(String channel, Account account) {
            return new Room(channel, account.direct(), Optional.empty());
        }
    }

    private static final int MOST_ROOMS = 1000;
    /** As many as are fetched again. */
    private static final int MOST_MESSAGES = 100;

    private record Remembered(Room room, NavigableSet<Long> messages) {}

    private final Map<String, Remembered> rooms = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > MOST_ROOMS;
        }
    };

    synchronized void heard(Room room, long message) {
        var known = rooms.get(room.channel());
        var messages = known == null ? new TreeSet<Long>() : known.messages();
        messages.add(message);
        if (messages.size() > MOST_MESSAGES) messages.pollFirst();
        rooms.put(room.channel(), new Remembered(room, messages));
    }

    synchronized void gone(String channel, long message) {
        var known = rooms.get(channel);
        if (known != null) known.messages().remove(message);
    }

    synchronized Optional<Room> find(String channel) {
        return Optional.ofNullable(rooms.get(channel)).map(Remembered::room);
    }

    /** What was heard there, oldest first. */
    synchronized List<Long> messages(String channel) {
        var known = rooms.get(channel);
        return known == null ? List.of() : List.copyOf(known.messages());
    }

    /** The private ones. */
    synchronized List<Room> direct() {
        return new ArrayList<>(rooms.values()).stream().map(Remembered::room).filter(it -> it.in().kind() == Address.Kind.DIRECT).toList();
    }
}
