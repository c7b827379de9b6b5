package usher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import usher.Draft;

class GalleryTest {

    /** Only on posts of earlier versions. */
    private static final Set<String> OLD = Set.of("drop.accept", "drop.pass");
    /** Seen in conversations of their own, and not yet by the gallery's people. */
    private static final Set<String> ELSEWHERE = Set.of("event.all-came", "event.attendance-page", "event.came", "event.change-option", "event.check-in", "event.missed", "event.token", "event.unmarked", "seat.give-accept", "seat.give-decline", "seat.give-withdraw", "seat.make-room", "seat.move-one", "series.repeat-around", "usher.connect-confirm", "usher.connect-decline");

    @Test
    void everyActionOfPeopleIsInTheGallery() {
        try (var gallery = Gallery.of(AllFeatures::together)) {
            assertThat(gallery.unseen()).isSubsetOf(java.util.stream.Stream.concat(OLD.stream(), ELSEWHERE.stream()).toList());
            // where rows come without an order each database has its own, and people press other buttons first
            if ("postgresql".equals(System.getProperty("usher.test.database"))) return;
            Golden.check("bot", "gallery.json", Exhibit.write(gallery.all().stream().map(it -> switch (it) {
                case Gallery.Seen.Shown shown -> new Exhibit(shown.name(), shown.card(), null);
                case Gallery.Seen.Asked asked -> new Exhibit(asked.name(), null, new Draft("d0", asked.draft().action(), asked.draft().values(), asked.draft().wrong()));
            })));
        }
    }
}
