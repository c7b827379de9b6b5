package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The arithmetic of a draw. The expected hashes were computed with sha256sum, by the commands that the page prints. */
class DrawTest {

    private static final String SEED = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final List<String> TICKETS = List.of("ffffffffffffffff", "0000000000000001", "a1b2c3d4e5f60718");

    @Test
    void hashesAreThoseOfSha256sum() {
        assertThat(Draw.commitment(SEED)).isEqualTo("2a8abfa8cb9906290437854193ca6bca41d4d4e26d1d454bd66a35158095e737");
        assertThat(new Draw(SEED, TICKETS).list()).isEqualTo("864ea3ce156c45464f1eb40e8782854e23d99e1bbd4ce329698ea895a6bd9138");
        assertThat(new Draw(SEED, TICKETS).order()).containsExactly("ffffffffffffffff", "0000000000000001", "a1b2c3d4e5f60718");
    }

    @Test
    void theOrderDoesNotDependOnWhoCameFirst() {
        assertThat(new Draw(SEED, TICKETS.reversed()).order()).isEqualTo(new Draw(SEED, TICKETS).order());
    }

    @Test
    void anotherTicketOrSeedMakesAnotherOrder() {
        var random = new SplittableRandom(1);
        var tickets = tickets(20, random);
        var more = new ArrayList<>(tickets);
        more.add(Draw.newTicket(random));
        var before = new Draw(SEED, tickets).order();
        assertThat(new Draw(SEED, more).order().stream().filter(tickets::contains)).isNotEqualTo(before);
        assertThat(new Draw(Draw.newSeed(random), tickets).order()).isNotEqualTo(before);
    }

    @Test
    void seedsAndTicketsAreOfTheirLengthAndDifferent() {
        var random = new SplittableRandom(2);
        assertThat(Draw.newSeed(random)).matches("[0-9a-f]{64}").isNotEqualTo(Draw.newSeed(random));
        assertThat(new HashSet<>(tickets(5_000, random))).hasSize(5_000).allMatch(ticket -> ticket.matches("[0-9a-f]{16}"));
    }

    @Test
    void theSeedIsNotInWhatALogWouldSay() {
        assertThat(new Draw(SEED, TICKETS).toString()).doesNotContain(SEED.substring(0, 8));
    }

    /** 5,000 draws of 10 seats among 50: 1,000 wins each expected. Chi-square of 49 degrees of freedom; 99.99 % lie between 18 and 97. Fixed seeds, so no luck is involved. */
    @Test
    void everyTicketHasTheSameChance() {
        var random = new SplittableRandom(20270112);
        var wins = new int[50];
        var firsts = new int[50];
        for (var round = 0; round < 5_000; round++) {
            var tickets = tickets(50, random);
            var order = new Draw(Draw.newSeed(random), tickets).order();
            order.stream().limit(10).forEach(ticket -> wins[tickets.indexOf(ticket)]++);
            firsts[tickets.indexOf(order.getFirst())]++;
        }
        // drawn without replacement: the statistic of the wins is that of 49 degrees times (1 - 10/50)
        assertThat(chiSquare(wins, 1_000) / 0.8).isBetween(18.0, 97.0);
        assertThat(chiSquare(firsts, 100)).isBetween(18.0, 97.0);
    }

    private static double chiSquare(int[] seen, double expected) {
        return IntStream.of(seen).mapToDouble(it -> (it - expected) * (it - expected) / expected).sum();
    }

    private static List<String> tickets(int number, SplittableRandom random) {
        return IntStream.range(0, number).mapToObj(_ -> Draw.newTicket(random)).toList();
    }
}
