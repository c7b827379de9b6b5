package usher.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import usher.Feature;
import usher.drops.Drops;
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

    /** Drops, as the program has them. */
    public static List<Feature> drops(Homes homes) {
        return with(homes, seating -> List.of(new Drops(seating)));
    }

    /** Drops alone, where no home is ever opened. */
    public static List<Feature> drops() {
        return drops(new Homes(List::of));
    }
}
