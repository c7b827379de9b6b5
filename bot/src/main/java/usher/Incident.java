package usher;

import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fault of ours: the person hears its number, the log has the number and the cause. */
public final class Incident {

    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Digits and letters that nobody mistakes for one another. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Incident() {}

    /** Logs the cause and returns the number to show. */
    public static String report(String during, Throwable cause) {
        var number = new StringBuilder();
        for (var i = 0; i < 6; i++) number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        LOG.error("incident={} during=\"{}\"", number, during, cause);
        return number.toString();
    }
}
