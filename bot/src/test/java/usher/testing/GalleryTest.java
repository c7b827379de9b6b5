package usher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import usher.Draft;

class GalleryTest {

    @Test
    void everyActionOfPeopleIsInTheGallery() {
        try (var gallery = Gallery.of(AllFeatures::together)) {
            assertThat(gallery.unseen()).isEmpty();
            // where rows come without an order each database has its own, and people press other buttons first
            if ("postgresql".equals(System.getProperty("usher.test.database"))) return;
            Golden.check("bot", "gallery.json", Exhibit.write(gallery.all().stream().map(it -> switch (it) {
                case Gallery.Seen.Shown shown -> new Exhibit(shown.name(), shown.card(), null);
                case Gallery.Seen.Asked asked -> new Exhibit(asked.name(), null, new Draft("d0", asked.draft().action(), asked.draft().values(), asked.draft().wrong()));
            })));
        }
    }
}
