package usher.drops;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The arithmetic of a draw, which anybody can repeat with {@code sha256sum}. Everything hashed is ASCII text; every hash is written as 64 digits
 * {@code 0-9a-f}.
 *
 * <ol>
 * <li>The <em>seed</em> is 32 bytes of chance, written as 64 such digits. Its <em>commitment</em>, published with the announcement, is the SHA-256 of these
 * 64 characters: {@code printf %s "$SEED" | sha256sum}.
 * <li>A <em>ticket</em> is 16 such digits. The <em>list</em> is the SHA-256 of all tickets, sorted as bytes, each followed by one line feed:
 * {@code LC_ALL=C sort tickets.txt | sha256sum}.
 * <li>A ticket's <em>key</em> is the SHA-256 of seed, list and ticket one after the other, 144 characters: {@code printf %s "$SEED$LIST$TICKET" | sha256sum}.
 * <li>The drawn order is that of the keys, the smallest first.
 * </ol>
 *
 * @param tickets in no particular order
 */
record Draw(String seed, List<String> tickets) {

    private static final int SEED_BYTES = 32;
    private static final int TICKET_BYTES = 8;

    static String newSeed(RandomGenerator random) {
        return hex(random, SEED_BYTES);
    }

    static String newTicket(RandomGenerator random) {
        return hex(random, TICKET_BYTES);
    }

    private static String hex(RandomGenerator random, int bytes) {
        var chance = new byte[bytes];
        random.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    static String commitment(String seed) {
        return sha256(seed);
    }

    /** The hash of all tickets. */
    String list() {
        return sha256(tickets.stream().sorted().map(ticket -> ticket + "\n").collect(Collectors.joining()));
    }

    /** The tickets in the order in which they were drawn. */
    List<String> order() {
        var list = list();
        record Drawn(String key, String ticket) {}
        return tickets.stream().map(ticket -> new Drawn(sha256(seed + list + ticket), ticket)).sorted(Comparator.comparing(Drawn::key)).map(Drawn::ticket).toList();
    }

    private static String sha256(String ascii) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ascii.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a draw of " + tickets.size() + " tickets"; // the seed must never come into a log
    }
}
