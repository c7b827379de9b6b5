package usher.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/** The page's own files: a fixed list, read once, sent with a tag so that a browser that has them asks only whether they changed. */
final class Assets {

    private static final Map<String, String> TYPES = Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml",
        "woff2", "font/woff2", "txt", "text/plain; charset=utf-8");
    private static final String[] NAMES = {"theme.js", "app.js", "clock.js", "messages.js", "composer.js", "suggestions.js", "dialog.js", "net.js", "time.js", "page.js", "base.css", "playground.css",
        "cards.css", "page.css", "usher.svg", "inter.woff2", "inter-licence.txt"};

    private record File(byte[] content, String type, String tag) {}

    void serve(RoutesConfig routes) {
        for (var name : NAMES) {
            var file = load(name);
            routes.get("/assets/" + name, ctx -> send(ctx, file));
        }
    }

    /** A script of one page's own: {@code web/pages/<its action>.js}, sent as {@code /assets/<its action>.js}. */
    static boolean hasScript(String action) {
        return Assets.class.getResource("/web/pages/" + action + ".js") != null;
    }

    static void serveScript(String action, RoutesConfig routes) {
        var file = load("pages/" + action + ".js");
        routes.get("/assets/" + action + ".js", ctx -> send(ctx, file));
    }

    private static void send(Context ctx, File file) {
        ctx.header("Cache-Control", "no-cache").header("ETag", file.tag());
        if (file.tag().equals(ctx.header("If-None-Match"))) ctx.status(304);
        else ctx.contentType(file.type()).result(file.content());
    }

    private static File load(String name) {
        try (var stream = Objects.requireNonNull(Assets.class.getResourceAsStream("/web/" + name), name)) {
            var content = stream.readAllBytes();
            var sum = new CRC32();
            sum.update(content);
            return new File(content, Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1))), "\"" + Long.toHexString(sum.getValue()) + "-" + content.length + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
