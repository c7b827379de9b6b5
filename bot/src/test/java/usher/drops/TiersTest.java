package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import usher.Field;
import usher.Refusal;

class TiersTest {

    private static final Field.Line FIELD = new Field.Line(Field.optional("tiers", "Tiers", "x"), 500);

    private static List<Tiers.Tier> read(String typed, int seats) {
        return Tiers.read(typed, seats, FIELD).all();
    }

    private static void refused(String typed, int seats, String words) {
        assertThatThrownBy(() -> read(typed, seats)).as(typed).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.text().plain(Locale.ENGLISH)).contains(words);
            assertThat(no.fields()).containsKey("tiers");
        });
    }

    @Test
    void tiersAreReadAsPeopleWriteThem() {
        var tiers = List.of(new Tiers.Tier("Access", 20), new Tiers.Tier("Practice", 8), new Tiers.Tier("Impact", 2));
        for (var typed : List.of("Access 20, Practice 8, Impact 2", "Access: 20; Practice: 8; Impact: 2", " Access=20,Practice = 8 , Impact   2 ", "Access 20, Practice 8, Impact 2,")) {
            assertThat(read(typed, 30)).as(typed).isEqualTo(tiers);
        }
        assertThat(read("Day 1 20, 2 Hours: 5", 25)).containsExactly(new Tiers.Tier("Day 1", 20), new Tiers.Tier("2 Hours", 5));
        assertThat(read("\uD83C\uDF89 @everyone <b> 3, {0} '' 4", 5)).containsExactly(new Tiers.Tier("\uD83C\uDF89 @everyone <b>", 3), new Tiers.Tier("{0} ''", 4));
    }

    @Test
    void whatIsNoTierIsSaidWithAnExample() {
        refused("Access", 5, "I cannot read the tier Access. Write its name and then its number of seats, for example Access 20, Practice 8, Impact 2");
        refused("Access 5, 8", 5, "I cannot read the tier 8");
        refused("Access 5, Practice 0", 5, "I cannot read the tier Practice 0");
        refused("Access 5, Practice -3x", 5, "I cannot read the tier Practice -3x");
        refused("Access 5, Practice 99999999999", 5, "I cannot read the tier");
        refused("Access 5", 5, "Those are 1 tier, and 2 to 25 are accepted");
        refused(",;,", 5, "Those are 0 tiers");
        refused(IntStream.range(0, 26).mapToObj(i -> "T" + i + "x 1").collect(Collectors.joining(",")), 5, "Those are 26 tiers");
        refused("Access 5, access 3", 5, "Two tiers are called access");
        refused("x".repeat(41) + " 5, B 3", 5, "is too long for a button: at most 40 characters fit");
    }

    @Test
    void tiersFitTheTotal() {
        refused("Access 2, Practice 2", 5, "The tiers together have 4 of the 5 seats");
        refused("Access 6, Practice 2", 5, "Access has 6 seats, and the whole drop has 5");
        assertThat(read("Access 5, Practice 5", 5)).as("more in the tiers than in all: the total is what counts").hasSize(2);
    }
}
