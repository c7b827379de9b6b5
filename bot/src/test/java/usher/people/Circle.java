package usher.people;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import usher.Feature;
import usher.help.Help;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.SeatFeatures;

/** A community to talk in: an admin in each of two spaces, which are connected when a test asks for it. */
final class Circle implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}");

    final Witness witness = new Witness();
    final Chat chat = new Chat(this::features);
    final Persona ann = chat.admin("Ann");
    final Persona olga = chat.admin(Chat.OTHER, "Olga");

    private List<Feature> features() {
        var all = new ArrayList<Feature>();
        var homes = new Homes(() -> all);
        all.add(new Help(() -> all.stream().flatMap(feature -> feature.actions().stream()).toList()));
        all.addAll(People.all(() -> all, homes, space -> Optional.of(URI.create("https://invite.example/" + space.id()))));
        all.addAll(SeatFeatures.drops(homes));
        all.add(witness);
        return all;
    }

    /** The one-time code in the last answer. */
    static String code(Persona asked) {
        var match = CODE.matcher(asked.answered());
        if (!match.find()) throw new AssertionError("no code in: " + asked.answered());
        return match.group();
    }

    Circle connected() {
        ann.says("/usher connect");
        olga.says("/usher connect", Connecting.CODE.is(code(ann)));
        ann.presses("Confirm").isAnswered("is now part of your community");
        return this;
    }

    void link(Persona one, Persona other) {
        one.says("/my link");
        other.says("/my link", Linking.CODE.is(code(one))).isAnswered("Your accounts are linked");
    }

    @Override
    public void close() {
        chat.close();
    }
}
