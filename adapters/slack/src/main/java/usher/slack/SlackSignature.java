package usher.slack;

import com.slack.api.bolt.request.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request is Slack's: it signs each, with the app's signing secret, and one that is more than five minutes old may be somebody's copy
 * (docs.slack.dev/authentication/verifying-requests-from-slack). Asked before anything is read of it, and compared in a time that says nothing about the secret.
 */
final class SlackSignature {

    private static final Duration LIVES = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    SlackSignature(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    boolean isOn(RequestHeaders headers, String body) {
        var at = headers.getFirstValue("X-Slack-Request-Timestamp");
        var signature = headers.getFirstValue("X-Slack-Signature");
        return at != null && signature != null && isFresh(at) && MessageDigest.isEqual(of(at, body).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isFresh(String seconds) {
        try {
            return Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(seconds)) <= LIVES.toSeconds();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String of(String at, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(("v0:" + at + ":" + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
