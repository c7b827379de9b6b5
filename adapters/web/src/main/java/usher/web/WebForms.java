package usher.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import usher.Action;
import usher.Card;
import usher.Draft;
import usher.Field;
import usher.Reader;

/** Draws a draft as an HTML form: each field with its hint, what was typed, and beside it what was wrong. */
final class WebForms {

    private final Cast cast;

    WebForms(Cast cast) {
        this.cast = cast;
    }

    /** The form of {@code draft}; {@code typed} goes over what the draft has kept. */
    String html(Action action, Draft draft, Map<String, String> typed, Reader reader) {
        var locale = reader.locale();
        var html = new Html();
        html.open("form", "class", "form", "novalidate", "", "data-action", draft.action(), "data-draft", draft.id());
        html.leaf("h2", action.title().plain(locale), "class", "form-title");
        for (var field : action.asks()) {
            var value = typed.getOrDefault(field.name(), draft.values().getOrDefault(field.name(), ""));
            if (field instanceof Field.Id) html.open("input", "type", "hidden", "name", field.name(), "value", value);
            else field(html, field, value, draft.wrong().containsKey(field.name()) ? reader.plain(draft.wrong().get(field.name())) : "", locale);
        }
        return html.close("form").toString();
    }

    private void field(Html html, Field<?> field, String value, String wrong, Locale locale) {
        var id = "form-" + field.name();
        html.open("div", "class", wrong.isEmpty() ? "field" : "field is-wrong", "data-field", field.name());
        html.open("label", "for", id).text(field.label().plain(locale));
        if (!field.required()) html.leaf("span", "optional", "class", "optional");
        html.close("label");
        widget(html, field, value, attributes(field, id, wrong), locale);
        html.leaf("p", field.hint().plain(locale), "class", "hint", "id", id + "-hint");
        html.leaf("p", wrong, "class", "wrong", "id", id + "-wrong");
        html.close("div");
    }

    private static List<String> attributes(Field<?> field, String id, String wrong) {
        var all = new ArrayList<>(List.of("id", id, "name", field.name(), "aria-describedby", id + "-wrong " + id + "-hint", "data-kind", kind(field)));
        if (field.required()) all.addAll(List.of("aria-required", "true"));
        if (!wrong.isEmpty()) all.addAll(List.of("aria-invalid", "true"));
        return all;
    }

    private void widget(Html html, Field<?> field, String value, List<String> attributes, Locale locale) {
        switch (field) {
            case Field.Line _, Field.Length _ -> input(html, attributes, value, "text");
            case Field.Count _ -> input(html, attributes, value, "numeric");
            case Field.Moment _, Field.Ref _ -> input(html, with(attributes, "data-suggest", ""), value, "text");
            case Field.Paragraph _ -> html.open("textarea", with(attributes, "rows", "4").toArray(String[]::new)).text(value).close("textarea");
            case Field.Choice it -> choice(html, attributes, it.options(), value, locale);
            case Field.PersonRef _ -> choice(html, attributes, cast.people(), value, locale);
            case Field.ChannelRef _ -> choice(html, attributes, cast.places(), value, locale);
            case Field.RoleRef _ -> choice(html, attributes, cast.roles(), value, locale);
            case Field.Id _ -> html.open("input", "type", "hidden", "name", field.name(), "value", value);
        }
    }

    /** What kind of field it is, for the page's script. */
    static String kind(Field<?> field) {
        return field.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static void input(Html html, List<String> attributes, String value, String mode) {
        html.open("input", with(attributes, "type", "text", "inputmode", mode, "autocomplete", "off", "value", value).toArray(String[]::new));
    }

    private static void choice(Html html, List<String> attributes, List<Card.Option> options, String value, Locale locale) {
        html.open("select", attributes.toArray(String[]::new));
        html.leaf("option", "—", "value", "");
        for (var option : options) {
            var label = option.label().plain(locale);
            if (option.value().equalsIgnoreCase(value) || label.equalsIgnoreCase(value)) html.leaf("option", label, "value", option.value(), "selected", "");
            else html.leaf("option", label, "value", option.value());
        }
        html.close("select");
    }

    private static List<String> with(List<String> attributes, String... more) {
        var all = new ArrayList<>(attributes);
        all.addAll(List.of(more));
        return all;
    }
}
