package usher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A link to a page of the web for whoever has it, until it ends. It says which page it opens, for what and whose, and nobody can change or make one: it carries an
 * HMAC-SHA-256 (RFC 2104, FIPS 198-1) over all of that, with a key of 256 bits that is made at the first start and kept in the database, so that a backup and a
 * move to another database bring it along. A link holds no content: what its page shows is decided when it is visited.
 *
 * @param page the name of the page's {@link Action}: a link of one page opens no other
 * @param shows the number of what the page is about, such as an event; the page checks that it still may be shown to {@code whose}
 * @param whose the person who asked for it; with them gone, so is the link
 * @param until when it ends, to the second; at that second it has ended
 */
public record SignedLink(String page, long shows, long whose, Instant until) {

    /** For the {@code {token}} of a page's path. */
    public static final Field.Line TOKEN = new Field.Line(Field.required("token", "Secret", "the secret part of a link"), 120);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SIGNED = Pattern.compile("([0-9a-z]{1,13})-([0-9a-z]{1,13})-([0-9a-z]{1,13})-([0-9a-f]{64})");
    private static final int KEY = 1;
    private static final int RADIX = 36;

    /** What a link that still holds leads to: {@code inside} is the view as one of the community of {@code whose}. */
    public record Opened(long shows, Person whose, Instant until, View inside) {}

    public SignedLink {
        until = until.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The secret part of the link: letters, digits and dashes, at most 106. It is for its reader alone: neither logged nor kept. */
    public String token(View view) {
        var said = Long.toString(shows, RADIX) + "-" + Long.toString(whose, RADIX) + "-" + Long.toString(until.getEpochSecond(), RADIX);
        return said + "-" + HexFormat.of().formatHex(seal(page, said, view));
    }

    /**
     * Reads the {@code {token}} of {@code page}. Throws the {@link Refusal} of a page that there is not, for what is forged, of another page or of somebody who left or had
     * themselves erased; and for what has ended one that says so.
     *
     * @param anew the command that gives a new one, such as {@code /my progress}
     */
    public static Opened open(String token, String page, String anew, View view) {
        var parts = SIGNED.matcher(token);
        if (!parts.matches()) throw unknown(anew);
        var said = token.substring(0, parts.start(4) - 1);
        if (!MessageDigest.isEqual(seal(page, said, view), HexFormat.of().parseHex(parts.group(4)))) throw unknown(anew);
        var until = Instant.ofEpochSecond(number(parts.group(3)));
        if (!view.now().isBefore(until)) {
            throw Refusal.of("This link was good until {until} and has ended, so that nobody finds it later. {command} gives you a new one.", Text.moment("until", until), Text.code("command", anew));
        }
        var whose = number(parts.group(2));
        var inside = view.within(view.table(PeopleTable.class).communityOfWhoIsHere(whose).orElseThrow(() -> unknown(anew)));
        return new Opened(number(parts.group(1)), inside.person(whose).orElseThrow(() -> unknown(anew)), until, inside);
    }

    private static long number(String written) {
        return Long.parseLong(written, RADIX);
    }

    private static Refusal unknown(String anew) {
        return Refusal.of("There is nothing at this address: it is mistyped, or what it led to is gone. {command} gives you a link of your own.", Text.code("command", anew));
    }

    private static byte[] seal(String page, String said, View view) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(view.table(CoreTable.class).signingKey(KEY).orElseThrow()), ALGORITHM));
            return mac.doFinal((page + "\n" + said).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Makes the key if there is none yet. The writer does this alone, whoever else may be starting. */
    static void makeKey(Tx tx) {
        if (tx.table(CoreTable.class).signingKey(KEY).isPresent()) return;
        var random = tx.random();
        tx.table(CoreTable.class).addSigningKey(KEY, "%016x%016x%016x%016x".formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
    }
}
