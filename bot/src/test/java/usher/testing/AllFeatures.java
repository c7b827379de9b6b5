package usher.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import usher.Feature;
import usher.Pages;
import usher.badges.Badges;
import usher.drops.Drops;
import usher.gates.Gatehouse;
import usher.gates.Gates;
import usher.events.Events;
import usher.events.FormatDesk;
import usher.help.Help;
import usher.people.Homes;
import usher.people.People;
import usher.seats.Occasions;
import usher.seats.Seating;
import usher.series.Planning;

/** Every feature, put together as the program does; a test beside the program compares the two. */
public final class AllFeatures {

    private AllFeatures() {}

    public static List<Feature> together() {
        var pages = Pages.at("https://usher.example");
        var features = new ArrayList<Feature>();
        features.add(new Help(() -> features.stream().flatMap(it -> it.actions().stream()).toList()));
        var homes = new Homes(() -> features);
        var seating = new Seating(Occasions.among(() -> features), homes);
        var gatehouse = new Gatehouse(() -> features);
        features.add(seating);
        features.add(new Drops(seating, gatehouse, pages));
        var events = new Events(seating, gatehouse, homes, () -> features);
        features.add(events);
        features.add(new FormatDesk());
        features.addAll(Planning.all(events, pages));
        features.add(new Badges(homes));
        features.add(new Gates());
        features.addAll(People.all(() -> features, homes, _ -> Optional.empty()));
        return features;
    }
}
