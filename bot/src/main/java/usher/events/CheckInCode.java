package usher.events;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The short code that a host shows live: it follows from the event's secret and the time, changes every few minutes, and is good a little longer than it is shown. */
final class CheckInCode {

    /** 31 characters that are hard to misread. Five of them are 2.8 × 10^7 codes, of which a guesser gets five tries in ten minutes. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 5;
    private static final Duration SHOWN = Duration.ofMinutes(5);

    private CheckInCode() {}

    static String at(Event event, Instant at) {
        return of(event, window(at));
    }

    /** When another one is shown. */
    static Instant until(Instant at) {
        return Instant.ofEpochSecond((window(at) + 1) * SHOWN.toSeconds());
    }

    /** Whether {@code typed} is shown at {@code at}, or was just before: whoever reads it in the last second has minutes to type it. */
    static boolean isGood(Event event, String typed, Instant at) {
        var code = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return code.equals(of(event, window(at))) || code.equals(of(event, window(at) - 1));
    }

    private static long window(Instant at) {
        return at.getEpochSecond() / SHOWN.toSeconds();
    }

    private static String of(Event event, long window) {
        try {
            var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(ByteBuffer.allocate(16).putLong(event.secret()).putLong(window).array()));
            var code = new StringBuilder();
            var number = hash.getLong() & Long.MAX_VALUE;
            for (var i = 0; i < LENGTH; i++) {
                code.append(ALPHABET.charAt((int) (number % ALPHABET.length())));
                number /= ALPHABET.length();
            }
            return code.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
