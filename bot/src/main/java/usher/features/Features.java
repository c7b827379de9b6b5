package usher.features;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import usher.Action;
import usher.Feature;
import usher.Pages;
import usher.Space;
import usher.badges.Badges;
import usher.deliverables.Deliverables;
import usher.drops.Drops;
import usher.events.Events;
import usher.events.FormatDesk;
import usher.followups.Followups;
import usher.gates.Gatehouse;
import usher.gates.Gates;
import usher.help.Help;
import usher.hours.Hours;
import usher.measures.Reports;
import usher.mentors.Mentors;
import usher.outcomes.Outcomes;
import usher.people.Homes;
import usher.people.People;
import usher.progress.Counting;
import usher.progress.Progress;
import usher.seats.Occasions;
import usher.seats.Seating;
import usher.series.Planning;
import usher.surveys.Surveys;

/** What Usher can do, in the order in which help lists it. A new feature is one line here. */
public final class Features {

    private Features() {}

    /**
     * All of them.
     *
     * @param invite the link by which an admin grants Usher its rights in a space, where the platform has one
     * @param pages where the web pages are, for links to them
     */
    public static List<Feature> all(Function<Space, Optional<URI>> invite, Pages pages) {
        var features = new ArrayList<Feature>();
        features.add(new Help(() -> actions(features)));
        var homes = new Homes(() -> features);
        var seating = new Seating(Occasions.among(() -> features), homes);
        var gatehouse = new Gatehouse(() -> features);
        features.add(seating);
        features.add(new Drops(seating, gatehouse, pages));
        var events = new Events(seating, gatehouse, homes, () -> features);
        features.add(events);
        features.add(new FormatDesk());
        features.addAll(Planning.all(events, pages));
        features.add(new Followups(homes));
        features.add(new Deliverables(homes));
        features.add(new Surveys());
        features.add(new Reports(pages));
        features.add(new Mentors(homes)); // before office hours, whose cases it counts
        features.add(new Hours(homes));
        features.add(new Outcomes());
        features.add(new Badges(homes, pages, new Counting()));
        features.add(new Progress(pages));
        features.add(new Gates());
        features.addAll(People.all(() -> features, homes, invite));
        return features;
    }

    /** Everything that they do. */
    public static List<Action> actions(List<Feature> features) {
        return features.stream().flatMap(feature -> feature.actions().stream()).toList();
    }
}
