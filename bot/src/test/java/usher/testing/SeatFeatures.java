package usher.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import usher.Feature;
import usher.Pages;
import usher.badges.Badges;
import usher.drops.Drops;
import usher.gates.Gatehouse;
import usher.gates.Gates;
import usher.people.Homes;
import usher.seats.Occasions;
import usher.seats.Seating;

/** Features that give out seats, wired to what they share. */
public final class SeatFeatures {

    private SeatFeatures() {}

    /** The seating and whatever {@code more} makes with it. */
    public static List<Feature> with(Homes homes, Function<Seating, List<Feature>> more) {
        var all = new ArrayList<Feature>();
        var seating = new Seating(Occasions.among(() -> all), homes);
        all.add(seating);
        all.addAll(more.apply(seating));
        return all;
    }

    /** Drops with their gates and badges, as the program has them; their pages are at {@code https://usher.example}. */
    public static List<Feature> drops(Homes homes) {
        var all = new ArrayList<Feature>();
        var gatehouse = new Gatehouse(() -> all);
        all.addAll(with(homes, seating -> List.of(new Drops(seating, gatehouse, Pages.at("https://usher.example")), new Badges(homes, Pages.at("https://usher.example"), (_, _, _) -> 0), new Gates())));
        return all;
    }

    /** Drops alone, where no home is ever opened. */
    public static List<Feature> drops() {
        return drops(new Homes(List::of));
    }
}
