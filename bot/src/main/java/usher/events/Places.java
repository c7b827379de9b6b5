package usher.events;

import static usher.Text.code;
import static usher.Text.strong;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import usher.Field;
import usher.Refusal;
import usher.View;

/** Reads where an event happens, and addresses on the web. */
final class Places {

    private static final Pattern CHANNEL = Pattern.compile("<#[A-Za-z0-9]+(?:\\|([^>]*))?>|[a-z]+:[^/\\s]+/channel/\\S+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)<?(https?://[^\\s>|]+)(?:\\|[^>]*)?>?");
    private static final Field.ChannelRef READER = new Field.ChannelRef(Field.required("place", "Place", "a channel"));
    /** Room for the host and the beginning of a path. */
    private static final int SHOWN = 48;

    private Places() {}

    /** A channel's mention, an https link, or words. */
    static Place read(String typed, View view) {
        var mention = CHANNEL.matcher(typed);
        if (mention.matches()) {
            var channel = READER.read(typed, view);
            var label = mention.group(1);
            var home = view.spaces().stream().filter(it -> it.space().equals(channel.space())).map(View.Home::name).findFirst().orElse(channel.id());
            return new Place(label != null && !label.isBlank() ? label : home, Optional.empty(), Optional.of(channel));
        }
        if (ADDRESS.matcher(typed).matches()) {
            var link = link(typed);
            return new Place(shown(link), Optional.of(link), Optional.empty());
        }
        return Place.of(typed);
    }

    /** An address on the web that is safe to show: https, and of a host. */
    static URI link(String typed) {
        var match = ADDRESS.matcher(typed);
        try {
            if (match.matches()) {
                var link = new URI(match.group(1));
                if ("https".equalsIgnoreCase(link.getScheme()) && link.getHost() != null && link.getUserInfo() == null) return link;
            }
        } catch (URISyntaxException noAddress) {
            throw unclear(typed);
        }
        throw unclear(typed);
    }

    private static Refusal unclear(String typed) {
        return Refusal.of("{typed} is not an address that I can show. It begins with https://, for example {example}", strong("typed", typed.length() <= 60 ? typed : typed.substring(0, 57) + "…"),
            code("example", "https://meet.example/clinic"));
    }

    private static String shown(URI link) {
        var path = link.getRawPath() == null ? "" : link.getRawPath();
        var words = link.getHost() + (path.equals("/") ? "" : path);
        return words.length() <= SHOWN ? words : words.substring(0, SHOWN - 1) + "…";
    }

    /** As it is typed, to be changed. */
    static String write(Place place) {
        return place.link().map(URI::toString).or(() -> place.channel().map(channel -> channel.key())).orElse(place.words());
    }
}
