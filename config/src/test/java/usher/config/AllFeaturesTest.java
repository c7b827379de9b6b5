package usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import usher.Feature;
import usher.testing.AllFeatures;

class AllFeaturesTest {

    private static TreeSet<String> names(List<Feature> features) {
        return features.stream().flatMap(it -> it.actions().stream()).map(it -> it.name()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theGalleryShowsTheProgramsOwnFeatures() {
        assertThat(names(AllFeatures.together())).isEqualTo(names(Main.features()));
    }
}
