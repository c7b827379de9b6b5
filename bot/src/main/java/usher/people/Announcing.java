package usher.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import usher.Address;
import usher.Call;
import usher.Space;
import usher.Text;
import usher.View;

/** Where something is announced: in a channel of the space it was asked for in, and in every other space's channel for announcements. */
public final class Announcing {

    private Announcing() {}

    /** The chosen channel, else this space's channel for announcements, else the one the call was made in; and the other spaces' channels. Empty when there is none at all. */
    public static List<Address> places(Optional<Address> chosen, Call call, View view) {
        var here = chosen.map(Address::space).orElse(call.by().account().space());
        var places = new ArrayList<Address>();
        chosen.or(() -> home(here, view).flatMap(View.Home::announce)).or(() -> Optional.of(call.in()).filter(in -> in.kind() == Address.Kind.CHANNEL)).ifPresent(places::add);
        view.spaces().stream().filter(home -> !home.space().equals(here)).flatMap(home -> home.announce().stream()).filter(place -> !places.contains(place)).forEach(places::add);
        return List.copyOf(places);
    }

    /** The spaces in which none of these places are, in words. */
    public static List<Text> silent(List<Address> places, View view) {
        return view.spaces().stream().filter(home -> places.stream().noneMatch(place -> place.space().equals(home.space())))
            .map(home -> Text.of("{space} on {platform}", Text.plain("space", home.name()), Text.plain("platform", platform(home.space())))).toList();
    }

    /** A place in words. */
    public static Text named(Address place, View view) {
        var home = home(place.space(), view).map(View.Home::name).orElse(place.space().key());
        return Text.of("{channel} in {space} on {platform}", Text.place("channel", place, place.id()), Text.plain("space", home), Text.plain("platform", platform(place.space())));
    }

    private static Optional<View.Home> home(Space space, View view) {
        return view.spaces().stream().filter(home -> home.space().equals(space)).findFirst();
    }

    private static String platform(Space space) {
        var name = space.platform();
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
