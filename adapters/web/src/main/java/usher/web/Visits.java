package usher.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import usher.Action;
import usher.Answer;
import usher.Bot;
import usher.Text;
import usher.Trigger;

/**
 * The pages that features offer, for whoever has their address: a card as a page, or a file as it is. What is not public has a secret in its path, so nothing
 * of it is logged, indexed or kept by others, and nobody may try many: see {@link Patience}.
 */
final class Visits {

    private static final Pattern FIELD = Pattern.compile("\\{([^}]+)}");
    /** Seconds a page may take. */
    private static final int LONGEST = 20;
    /** Characters of one part of a path; a secret has fewer. */
    private static final int MOST = 300;
    private static final Text MISTYPED = Text.of("The address is mistyped, or what it led to is gone.");

    private final Supplier<Bot> bot;
    private final Pages pages;
    private final Patience patience = new Patience(System::nanoTime);

    Visits(Supplier<Bot> bot, Pages pages) {
        this.bot = bot;
        this.pages = pages;
    }

    void serve(RoutesConfig routes) {
        for (var action : bot.get().actions()) {
            if (!(action.trigger() instanceof Trigger.Page page)) continue;
            var script = Assets.hasScript(action.name()) ? "/assets/" + action.name() + ".js" : "";
            if (!script.isEmpty()) Assets.serveScript(action.name(), routes);
            routes.get(page.path(), ctx -> visit(ctx, action, page, script));
            routes.head(page.path(), ctx -> visit(ctx, action, page, script));
        }
    }

    private void visit(Context ctx, Action action, Trigger.Page page, String script) {
        ctx.attribute(Pages.ROUTE, page.path());
        ctx.header("X-Robots-Tag", "noindex, nofollow");
        var locale = locale(ctx);
        var from = ctx.ip();
        if (!patience.allows(from)) {
            pages.busy(ctx);
            return;
        }
        var values = values(ctx, page);
        if (values.isEmpty()) {
            patience.missed(from);
            pages.missing(ctx, MISTYPED, locale);
            return;
        }
        ctx.future(() -> bot.get().visit(action.name(), values.get()).toCompletableFuture().orTimeout(LONGEST, TimeUnit.SECONDS).thenAccept(answer -> answer(ctx, answer, locale, script)));
    }

    private static Optional<Map<String, String>> values(Context ctx, Trigger.Page page) {
        var values = new HashMap<String, String>();
        var fields = FIELD.matcher(page.path());
        while (fields.find()) {
            var value = ctx.pathParam(fields.group(1));
            if (value.length() > MOST) return Optional.empty();
            values.put(fields.group(1), value);
        }
        return Optional.of(values);
    }

    private void answer(Context ctx, Answer answer, Locale locale, String script) {
        switch (answer) {
            case Answer.Done it -> pages.card(ctx, it.card(), locale, script);
            case Answer.Download it -> send(ctx, it);
            case Answer.Refused it -> {
                patience.missed(ctx.ip());
                pages.missing(ctx, it.text(), locale);
            }
            case Answer.Form _ -> pages.missing(ctx, MISTYPED, locale);
            case Answer.Broken it -> pages.broken(ctx, it.incident());
        }
    }

    /** Calendars and browsers ask again and again whether it changed. */
    private static void send(Context ctx, Answer.Download file) {
        var tag = "\"" + sum(file.content()) + "\"";
        ctx.header("ETag", tag).header("Cache-Control", "private, max-age=60");
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
            return;
        }
        ctx.contentType(file.mediaType()).header("Content-Disposition", "inline; filename=\"" + file.name().replaceAll("[^A-Za-z0-9._-]", "_") + "\"").result(file.content());
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    /** The first language that the browser asks for, as far as it is spoken here. */
    private static Locale locale(Context ctx) {
        var asked = ctx.header("Accept-Language");
        if (asked == null || asked.isBlank()) return Locale.ENGLISH;
        var first = Locale.forLanguageTag(asked.split("[,;]", 2)[0].strip());
        return Text.spoken(first);
    }
}
