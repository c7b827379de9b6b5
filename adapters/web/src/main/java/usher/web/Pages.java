package usher.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.EOFException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.BadMessageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Card;
import usher.Text;

/** Draws whole pages, and everything that goes wrong on the way to one: a page for people, JSON for programs, never a stack trace. */
final class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    /** What a program is told; {@code incident} is the number that is in the log too. */
    record Problem(int status, String problem, @Nullable String incident) {}

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    void status(Context ctx) {
        plain(ctx, 200, "Usher is running", "This is the bot's own address. Talk to it in your chat: type /usher help there.", "");
    }

    void locked(Context ctx) {
        plain(ctx, 401, "This playground is locked",
            "Others can reach this address, so it opens only with the access token. Usher printed a link that has it when it started: look in its log for “Playground”, and open that link.", "");
    }

    void playground(Context ctx, Playground playground, String session) {
        ctx.header("Content-Security-Policy", Guard.policy(List.of("https:"))); // cards come with pictures from anywhere
        html(ctx, "playground.jte", Map.of("cast", playground.cast(), "clock", playground.clock().isPresent(), "session", session));
    }

    /** Tells the log which route it is where the path itself holds a secret. */
    static final String ROUTE = "route";

    /** A card as a page of its own; {@code script} is the one that the page brings, or empty. */
    void card(Context ctx, Card card, Locale locale, String script) {
        var pictures = card.blocks().stream().filter(Card.Picture.class::isInstance).map(Card.Picture.class::cast).filter(WebCards::isShown).map(it -> "https://" + it.at().getHost()
            + (it.at().getPort() < 0 ? "" : ":" + it.at().getPort())).distinct().toList();
        if (!pictures.isEmpty()) ctx.header("Content-Security-Policy", Guard.policy(pictures));
        html(ctx, "page.jte", Map.of("title", card.title().plain(locale), "language", locale.getLanguage(), "card", WebCards.page(card, locale), "script", script));
    }

    /** There is no such page, or no more: {@code words} say what to do. */
    void missing(Context ctx, Text words, Locale locale) {
        plain(ctx, 404, Text.of("Nothing is here").plain(locale), words.plain(locale), "", locale);
    }

    void busy(Context ctx) {
        plain(ctx.header("Retry-After", "60"), 429, "One moment", "There were very many requests from where you are. Try again in a minute.", "");
    }

    void broken(Context ctx, String incident) {
        plain(ctx, 500, "That went wrong on our side", "It was written down, and nothing was changed by halves. If it happens again, tell whoever runs Usher this number.", incident);
    }

    void errors(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, (problem, ctx) -> {
            switch (problem.getStatus()) {
                case 404 -> answer(ctx, 404, "Nothing is here", "The address is mistyped, or what it led to is gone.", null);
                case 413 -> answer(ctx, 413, "That is too much", "What was sent is longer than what fits.", null);
                default -> answer(ctx, problem.getStatus(), "That did not work", String.valueOf(problem.getMessage()), null);
            }
        });
        routes.exception(Exception.class, (bug, ctx) -> {
            if (isTheirs(bug)) {
                answer(ctx, 400, "That did not work", "The request broke off, or cannot be read.", null);
                return;
            }
            var incident = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            var route = ctx.<String>attribute(ROUTE);
            LOG.error("incident {}: {} {} failed", incident, ctx.method(), route == null ? ctx.path() : route, bug);
            answer(ctx, 500, "That went wrong on our side", "It was written down, and nothing was changed by halves. If it happens again, tell whoever runs Usher this number.", incident);
        });
    }

    /** Whoever asked broke off in the middle of their request, or wrote something that is no HTTP: nothing that the log needs to know. */
    private static boolean isTheirs(Throwable failure) {
        return failure instanceof EOFException || failure instanceof BadMessageException || failure.getCause() != null && isTheirs(failure.getCause());
    }

    private void answer(Context ctx, int status, String heading, String words, @Nullable String incident) {
        var accept = ctx.header("Accept");
        var person = ctx.method().name().equals("GET") && !ctx.path().startsWith("/playground/") && (accept == null || accept.contains("text/html") || accept.contains("*/*"));
        if (person) plain(ctx, status, heading, words, incident == null ? "" : incident);
        else ctx.status(status).contentType("application/json").result(usher.Json.write(new Problem(status, words, incident)));
    }

    private void plain(Context ctx, int status, String heading, String words, String incident) {
        plain(ctx, status, heading, words, incident, Locale.ENGLISH);
    }

    private void plain(Context ctx, int status, String heading, String words, String incident, Locale locale) {
        ctx.status(status);
        html(ctx, "plain.jte", Map.of("language", locale.getLanguage(), "heading", heading, "words", words, "incident", incident));
    }

    private void html(Context ctx, String template, Map<String, Object> values) {
        var page = new StringOutput();
        templates.render(template, values, page);
        ctx.contentType("text/html; charset=utf-8").result(page.toString());
    }
}
