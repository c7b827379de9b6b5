package usher.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import usher.Reader;
import usher.testing.Exhibit;
import usher.testing.Golden;

/** Every card and form of the bot as the playground's page gets it; nothing that people typed is alive in it, in English or in German. */
class WebGoldenTest {

    private static final Pattern TAG = Pattern.compile("</?([a-z0-9]+)[^>]*>");
    private static final List<String> OURS = List.of("div", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd", "hr", "img", "a", "span", "strong", "code", "time", "bdi", "button", "select", "option",
        "form", "label", "input", "textarea", "progress");

    @Test
    void everyCardAndFormIsWhatWasLookedAtAndInert() {
        var drawn = new TreeMap<String, String>();
        var wrong = new ArrayList<String>();
        for (var exhibit : Exhibit.in(Playground.SPACE, name -> name)) {
            for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                var html = html(exhibit, locale);
                if (locale.equals(Locale.ENGLISH)) drawn.put(exhibit.name(), html);
                TAG.matcher(html).results().map(it -> it.group(1)).filter(it -> !OURS.contains(it)).forEach(it -> wrong.add(exhibit.name() + ": a tag " + it));
                if (html.matches("(?s).* on[a-z]+=\".*") || html.contains("javascript:")) wrong.add(exhibit.name() + ": a script");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(drawn).hasSizeGreaterThan(100);
        var page = new StringBuilder("<!doctype html>\n<meta charset=\"utf-8\">\n<link rel=\"stylesheet\" href=\"../../../main/resources/web/base.css\">\n<link rel=\"stylesheet\" href=\"../../../main/resources/web/cards.css\">\n");
        drawn.forEach((name, html) -> page.append("<h4>").append(name).append("</h4>\n").append(html.replace("><", ">\n<")).append('\n'));
        Golden.check("adapters/web", "web.html", page.toString());
    }

    private static String html(Exhibit exhibit, Locale locale) {
        if (exhibit.card() != null) return WebCards.html(exhibit.card(), locale);
        return new WebForms(Cast.STANDARD).html(exhibit.action(), Objects.requireNonNull(exhibit.draft()), Map.of(), new Reader(locale, Optional.empty()));
    }
}
