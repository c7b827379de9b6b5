package usher.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.http.SameSite;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Who may use the playground: whoever brought the access token once, where one is needed; and for changes only its own page, which knows the number that
 * belongs to the browser's session cookie.
 */
final class Access {

    static final String HEADER = "X-Usher-Session";
    private static final String SESSION = "usher_session";
    private static final String ACCESS = "usher_access";
    /** Half a year, in seconds: nobody wants to look for the token again every week. */
    private static final int LASTS = 15_552_000;

    private final Optional<String> token;
    private final SecretKeySpec key;

    Access(Optional<String> token) {
        this.token = token;
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** Whether the browser may see anything; a right {@code ?token=} is remembered. */
    boolean allows(Context ctx) {
        if (token.isEmpty()) return true;
        var expected = remembered(token.get());
        var brought = ctx.queryParam("token");
        if (brought != null && same(remembered(brought), expected)) {
            // Lax, for a link in a chat or a mail leads here too; every change is guarded by the session
            ctx.cookie(new Cookie(ACCESS, expected, "/", LASTS, secure(ctx), true, null, SameSite.LAX));
            return true;
        }
        return same(ctx.cookie(ACCESS), expected);
    }

    /** Throws unless the browser may see what the path has. */
    void look(Context ctx) {
        if (!allows(ctx)) throw new HttpResponseException(401, "This playground needs its access token. Open the link that Usher printed when it started.");
    }

    /** Throws unless the request comes from the playground's own page. */
    void change(Context ctx) {
        look(ctx);
        var type = Optional.ofNullable(ctx.contentType()).orElse("");
        if (!type.matches("(?i)application/json\\s*(;.*)?")) throw new HttpResponseException(415, "Only application/json is read here.");
        var site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) throw new ForbiddenResponse("This request came from another site.");
        var session = ctx.cookie(SESSION);
        if (session == null || !same(ctx.header(HEADER), number(session))) throw new ForbiddenResponse("This page is from an earlier visit. It reloads itself; try again.");
    }

    /** The number the page sends with its changes; gives the browser a session when it has none. */
    String number(Context ctx) {
        var session = ctx.cookie(SESSION);
        if (session == null || !session.matches("[0-9a-f]{32}")) {
            var bytes = new byte[16];
            new SecureRandom().nextBytes(bytes);
            session = HexFormat.of().formatHex(bytes);
            ctx.cookie(new Cookie(SESSION, session, "/", -1, secure(ctx), true, null, SameSite.STRICT));
        }
        return number(session);
    }

    private static boolean secure(Context ctx) {
        return ctx.scheme().equals("https") || "https".equalsIgnoreCase(ctx.header("X-Forwarded-Proto"));
    }

    private String number(String session) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(session.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HmacSHA256
        }
    }

    /** The cookie holds a digest, so that the token itself is not lying about in browsers, and lengths compare equal. */
    private static String remembered(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(("usher playground " + token).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    private static boolean same(@Nullable String one, String other) {
        return one != null && MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
