package usher.badges;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import usher.Pages;
import usher.Text;
import usher.View;

/**
 * That somebody has a badge.
 *
 * @param forRule the rule by which it was given, as it was then; empty when a moderator gave it
 * @param publicAs the secret part of its page's address while its holder shows it
 * @param publicName whose it is, as its page says
 * @param sharedIn the channel in which its holder had it announced, {@code sharedAs} under which key
 */
public record Holding(long badgeId, long personId, long communityId, String name, Instant givenAt, Optional<String> forRule, Optional<String> publicAs, Optional<String> publicName,
                      Optional<String> sharedIn, Optional<String> sharedAs) {

    /** All of a person's, in the order in which they were given. */
    public static List<Holding> of(long person, View view) {
        return view.table(HoldingTable.class).of(person);
    }

    public Text reason() {
        return Rule.words(rule());
    }

    /** The rule by which it was given, as it was then. */
    Optional<Rule> rule() {
        return forRule.map(written -> Rule.read(badgeId, communityId, written));
    }

    /** Its page, while its holder shows it. */
    public Optional<URI> page(Pages pages) {
        return publicAs.map(token -> pages.link("/badge/" + token));
    }

    /** Of the message that tells its holder. */
    String key() {
        return "badge " + badgeId + " of " + personId;
    }
}
