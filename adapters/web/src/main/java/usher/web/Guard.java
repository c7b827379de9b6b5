package usher.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.URLDecoder;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Stands before every route: writes the security headers, and on loopback lets only requests through that were addressed to a name of this machine. */
final class Guard {

    /** {@code pictures}: further places that pictures may come from. */
    static String policy(Collection<String> pictures) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:" + pictures.stream().map(it -> " " + it).collect(Collectors.joining())
            + "; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    private final boolean loopback;
    private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    Guard(WebServer.Settings settings) {
        loopback = settings.loopback();
        names.add(settings.host().toLowerCase(Locale.ROOT));
        settings.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Machines reach this path through tunnels with names of their own, and prove themselves there. */
    void open(String path) {
        open.add(path);
    }

    /** What every answer has, whoever writes it; {@code pictures} as for {@link #policy}. */
    static Map<String, String> headers(Collection<String> pictures) {
        var headers = new HashMap<String, String>();
        headers.put("Content-Security-Policy", policy(pictures));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    void check(Context ctx) {
        headers(Set.of()).forEach(ctx::header);
        if (loopback && !open.contains(ctx.path()) && !names.contains(name(ctx.header("Host")))) {
            throw new HttpResponseException(421, "This address is not one of Usher's names. Open it as http://localhost, or list the name in USHER_PUBLIC_URL.");
        }
        readable(ctx);
    }

    /** The routes read the path's escapes and the body's character set without asking whether there are such. */
    private static void readable(Context ctx) {
        try {
            URLDecoder.decode(ctx.req().getRequestURI(), UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw new HttpResponseException(400, "The address is mistyped: after each % stand two digits or letters from a to f.");
        }
        try {
            ctx.contentType();
        } catch (IllegalArgumentException noSuchCharset) {
            throw new HttpResponseException(415, "Nothing here is written in that character set. Accepted: utf-8.");
        }
    }

    private static String name(@org.jspecify.annotations.Nullable String host) {
        return host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }
}
