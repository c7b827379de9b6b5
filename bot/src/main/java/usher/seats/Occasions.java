package usher.seats;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import usher.Feature;
import usher.Tx;
import usher.View;

/** A feature that gives out seats, asked for what it gives them out for. */
public interface Occasions {

    /** The occasion of a root pool, as this group has it so far; empty when the pool is none of this feature's, or of another community. */
    Optional<Occasion> of(long pool, Tx tx);

    /** The same, only to be looked at; {@link Occasion#admit} and {@link Occasion#changed} are not asked of it. */
    Optional<Occasion> at(long pool, View view);

    /** The seats of a root pool changed hands, whoever gives them out: for a feature that shows the seats of another. */
    default void changed(long pool, Tx tx) {}

    /** Those of {@code features} that give out seats. */
    static Supplier<List<Occasions>> among(Supplier<List<Feature>> features) {
        return () -> features.get().stream().filter(Occasions.class::isInstance).map(Occasions.class::cast).toList();
    }
}
