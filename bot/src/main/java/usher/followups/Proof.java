package usher.followups;

import static usher.Text.code;
import static usher.Text.strong;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import usher.Refusal;

/** What an item asks to be shown when it is ticked off. */
enum Proof {

    NONE, LINK, WORDS;

    /** Throws {@link Refusal} when {@code typed} does not show it. */
    void check(String typed) {
        if (this == LINK && link(typed).isEmpty()) throw Refusal.of("{typed} is no link. Please paste the whole address, for example {example}", strong("typed", shortened(typed)), code("example", "https://example.org/my-page"));
    }

    static Optional<URI> link(String typed) {
        try {
            var link = new URI(typed.strip());
            var isWeb = "https".equalsIgnoreCase(link.getScheme()) || "http".equalsIgnoreCase(link.getScheme());
            return Optional.of(link).filter(it -> isWeb && it.getHost() != null);
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    static String shortened(String typed) {
        return typed.codePointCount(0, typed.length()) <= 60 ? typed : typed.substring(0, typed.offsetByCodePoints(0, 57)) + "…";
    }
}
