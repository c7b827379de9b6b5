package usher.events;

import java.net.URI;
import java.util.Optional;
import usher.Address;
import usher.Text;

/** Where an event happens: a voice channel, a link, or words such as an address. Of the first two at most one is there; the words always are. */
public record Place(String words, Optional<URI> link, Optional<Address> channel) {

    public static Place of(String words) {
        return new Place(words, Optional.empty(), Optional.empty());
    }

    public Text.Arg arg(String name) {
        if (channel.isPresent()) return Text.place(name, channel.get(), words);
        return link.<Text.Arg>map(to -> Text.link(name, to, words)).orElseGet(() -> Text.plain(name, words));
    }
}
