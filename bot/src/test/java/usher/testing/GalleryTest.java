package usher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import usher.Draft;

class GalleryTest {

    /** Titles that the gallery does not show, by the reason why not. */
    private static final Map<String, Set<String>> UNSHOWN = Map.of(
        "a timer is answered, and nobody reads it", Set.of("Announced", "Asked again", "Assigned", "Closed", "Counted", "Drawn", "Ended", "Escalated", "Looked", "Not any more", "Nudged", "Passed", "Passed on", "Redrawn", "Reminded", "Tidied", "Told", "Turned"),
        "the platform is answered, and nobody reads it", Set.of("Gone", "Heard", "Home", "Seen"),
        "somebody gives a seat back between a draw and the message about it, in one instant", Set.of("A seat is offered to you: {title}"));

    @Test
    void everyActionOfPeopleAndEveryCardIsInTheGallery() {
        try (var gallery = Gallery.of(AllFeatures::together)) {
            assertThat(gallery.unseen()).isEmpty();
            var unshown = new TreeSet<>(CardTitles.all());
            unshown.removeAll(gallery.titles());
            assertThat(unshown).isEqualTo(UNSHOWN.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new)));
            // where rows come without an order each database has its own, and people press other buttons first
            if ("postgresql".equals(System.getProperty("usher.test.database"))) return;
            Golden.check("bot", "gallery.json", Exhibit.write(gallery.all().stream().map(it -> switch (it) {
                case Gallery.Seen.Shown shown -> new Exhibit(shown.name(), shown.card(), null);
                case Gallery.Seen.Asked asked -> new Exhibit(asked.name(), null, new Draft("d0", asked.draft().action(), asked.draft().values(), asked.draft().wrong()));
            })));
        }
    }
}
