package usher.testing;

import java.util.List;
import java.util.Optional;
import usher.Feature;
import usher.Pages;
import usher.features.Features;

/** Every feature, put together as the program does. */
public final class AllFeatures {

    private AllFeatures() {}

    public static List<Feature> together() {
        return Features.all(_ -> Optional.empty(), Pages.at("https://usher.example"));
    }
}
