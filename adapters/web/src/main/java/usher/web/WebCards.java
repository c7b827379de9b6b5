package usher.web;

import java.net.URI;
import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import usher.Card;
import usher.PressId;
import usher.Text;

/** Draws cards as HTML. Moments are {@code <time>}s that the page's script draws in the reader's own zone; without it they read in UTC. */
final class WebCards {

    private static final Set<String> SAFE = Set.of("http", "https", "mailto");

    private WebCards() {}

    /** As a page of its own, on which nobody is known who could press anything: of the controls only the links are drawn. */
    static String page(Card card, Locale locale) {
        return html(new Card(card.title(), card.tone(), card.blocks(), card.controls().stream().filter(Card.Link.class::isInstance).toList()), "h1", locale);
    }

    static String html(Card card, Locale locale) {
        return html(card, "h3", locale);
    }

    private static String html(Card card, String heading, Locale locale) {
        var html = new Html();
        html.open("div", "class", "card tone-" + card.tone().name().toLowerCase(Locale.ROOT));
        html.open(heading, "class", "card-title");
        draw(html, card.title(), locale);
        html.close(heading);
        for (var block : card.blocks()) draw(html, block, locale);
        if (!card.controls().isEmpty()) {
            html.open("div", "class", "controls");
            for (var control : card.controls()) draw(html, control, locale);
            html.close("div");
        }
        return html.close("div").toString();
    }

    static String html(Text text, Locale locale) {
        var html = new Html();
        draw(html, text, locale);
        return html.toString();
    }

    private static void draw(Html html, Card.Block block, Locale locale) {
        switch (block) {
            case Card.Paragraph it -> line(html, "p", it.text(), locale);
            case Card.Facts it -> facts(html, it.facts(), locale);
            case Card.Bullets it -> {
                html.open("ul");
                for (var each : it.lines()) line(html, "li", each, locale);
                html.close("ul");
            }
            case Card.Note it -> {
                html.open("p", "class", "note");
                draw(html, it.text(), locale);
                html.close("p");
            }
            case Card.Picture it -> {
                if (isShown(it) || isOwn(it)) html.open("img", "class", "picture", "src", it.at().toASCIIString(), "alt", it.words().plain(locale), "loading", "lazy", "referrerpolicy", "no-referrer");
                else line(html, "p", it.words(), locale);
            }
            case Card.Code it -> html.open("pre").leaf("code", it.lines()).close("pre");
            case Card.Bar it -> bar(html, it, locale);
            case Card.Divider _ -> html.open("hr");
        }
    }

    static boolean isShown(Card.Picture picture) {
        return "https".equalsIgnoreCase(picture.at().getScheme()) && picture.at().getHost() != null;
    }

    /** A path on these pages; two slashes would be another's. */
    private static boolean isOwn(Card.Picture picture) {
        return picture.at().getScheme() == null && picture.at().getRawAuthority() == null && picture.at().toString().startsWith("/");
    }

    /** The numbers stand in words beside it, so it says nothing to a screen reader. */
    private static void bar(Html html, Card.Bar bar, Locale locale) {
        html.open("div", "class", "bar").open("p", "class", "bar-label");
        draw(html, bar.label(), locale);
        html.close("p").open("p", "class", "bar-said");
        draw(html, bar.said(), locale);
        html.close("p").open("progress", "max", Long.toString(Math.max(1, bar.whole())), "value", Long.toString(bar.part()), "aria-hidden", "true").close("progress").close("div");
    }

    private static void facts(Html html, List<Card.Fact> facts, Locale locale) {
        html.open("dl", "class", "facts");
        for (var fact : facts) {
            html.open("div");
            line(html, "dt", fact.label(), locale);
            line(html, "dd", fact.value(), locale);
            html.close("div");
        }
        html.close("dl");
    }

    private static void line(Html html, String tag, Text text, Locale locale) {
        html.open(tag);
        draw(html, text, locale);
        html.close(tag);
    }

    private static void draw(Html html, Card.Control control, Locale locale) {
        switch (control) {
            case Card.Button it -> button(html, it, locale);
            case Card.Link it -> {
                if (safe(it.to())) html.leaf("a", it.label().plain(locale), "class", "press link", "href", it.to().toString(), "target", "_blank", "rel", "noopener noreferrer");
                else html.leaf("span", it.label().plain(locale), "class", "press", "aria-disabled", "true");
            }
            case Card.Pick it -> {
                html.open("select", "class", "pick", "data-press", PressId.write(it.action(), it.values()), "data-field", it.field(), "aria-label", it.placeholder().plain(locale));
                html.leaf("option", it.placeholder().plain(locale), "value", "");
                for (var option : it.options()) html.leaf("option", option.label().plain(locale), "value", option.value());
                html.close("select");
            }
        }
    }

    private static void button(Html html, Card.Button button, Locale locale) {
        var style = "press " + button.weight().name().toLowerCase(Locale.ROOT);
        var press = PressId.write(button.action(), button.values());
        if (button.enabled()) html.open("button", "type", "button", "class", style, "data-press", press);
        else html.open("button", "type", "button", "class", style, "disabled", "");
        html.text(button.label().plain(locale)).close("button");
    }

    private static void draw(Html html, Text text, Locale locale) {
        for (var span : text.spans(locale)) {
            switch (span) {
                case Text.Span.Plain it -> words(html, it.words());
                case Text.Span.Bold it -> {
                    html.open("strong");
                    words(html, it.words());
                    html.close("strong");
                }
                case Text.Span.Mono it -> html.leaf("code", it.words());
                case Text.Span.Person it -> html.leaf("span", "@" + it.shown(), "class", "mention", "data-account", it.account().key());
                case Text.Span.Channel it -> html.leaf("a", "#" + it.shown(), "class", "mention place", "href", "#", "data-address", it.address().key());
                case Text.Span.Time it -> html.leaf("time", Text.of("{t}", Text.moment("t", it.at())).plain(locale), "datetime", it.at().toString(),
                    "data-style", it.style().name().toLowerCase(Locale.ROOT));
                case Text.Span.Anchor it -> {
                    if (safe(it.to())) html.leaf("a", it.words(), "href", it.to().toString(), "target", "_blank", "rel", "noopener noreferrer");
                    else html.text(it.words());
                }
            }
        }
    }

    /** Words that run from right to left, or turn direction, stay within themselves. */
    private static void words(Html html, String words) {
        var turning = Bidi.requiresBidi(words.toCharArray(), 0, words.length());
        if (turning) html.leaf("bdi", words);
        else html.text(words);
    }

    /** A script is not a place to go. */
    private static boolean safe(URI to) {
        return to.getScheme() != null && SAFE.contains(to.getScheme().toLowerCase(Locale.ROOT));
    }
}
