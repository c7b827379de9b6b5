package usher;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What people see: a title, blocks below it and controls at the end. The platforms' limits that every card keeps: at most {@value #MOST_CONTROLS}
 * controls, and texts that an adapter shortens with an ellipsis where the platform ends. Cards are stored, so a part that was once shipped stays readable.
 */
public record Card(Text title, Tone tone, List<Block> blocks, List<Control> controls) {

    /** Five buttons make one row on Discord; two rows are as many as a person reads. */
    public static final int MOST_CONTROLS = 10;

    public Card {
        blocks = List.copyOf(blocks);
        controls = List.copyOf(controls);
        if (controls.size() > MOST_CONTROLS) throw new IllegalArgumentException("a card has at most " + MOST_CONTROLS + " controls, not " + controls.size());
    }

    /** A card's mood, drawn as its colour: nothing special, going well, waiting for something, over, or wrong. */
    public enum Tone { PLAIN, GOOD, WAITING, OVER, WRONG }

    public static Card of(String title, Text.Arg... args) {
        return new Card(Text.of(title, args), Tone.PLAIN, List.of(), List.of());
    }

    public Card tone(Tone mood) {
        return new Card(title, mood, blocks, controls);
    }

    public Card say(String pattern, Text.Arg... args) {
        return with(new Paragraph(Text.of(pattern, args)));
    }

    public Card note(String pattern, Text.Arg... args) {
        return with(new Note(Text.of(pattern, args)));
    }

    public Card facts(Fact... facts) {
        return with(new Facts(List.of(facts)));
    }

    public Card bullets(List<Text> lines) {
        return lines.isEmpty() ? this : with(new Bullets(lines));
    }

    public Card with(Block block) {
        var all = new ArrayList<>(blocks);
        all.add(block);
        return new Card(title, tone, all, controls);
    }

    public Card controls(Control... more) {
        var all = new ArrayList<>(controls);
        all.addAll(Arrays.asList(more));
        return new Card(title, tone, blocks, all);
    }

    public static Fact fact(String label, Text value) {
        return new Fact(Text.of(label), value);
    }

    /** A button that calls {@code action} with {@code values}. Values are hints: rights come from who presses and from the stored row. */
    public static Button button(String label, String action, Value... values) {
        return new Button(Text.of(label), action, List.of(values), Weight.NORMAL, true);
    }

    public static Link link(String label, URI to) {
        return new Link(Text.of(label), to);
    }

    /** A part of a card's body. A new kind makes the compiler list the renderers to update. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Paragraph.class, name = "paragraph"), @JsonSubTypes.Type(value = Facts.class, name = "facts"),
        @JsonSubTypes.Type(value = Bullets.class, name = "bullets"), @JsonSubTypes.Type(value = Note.class, name = "note"),
        @JsonSubTypes.Type(value = Code.class, name = "code"), @JsonSubTypes.Type(value = Divider.class, name = "divider"), @JsonSubTypes.Type(value = Picture.class, name = "picture"),
        @JsonSubTypes.Type(value = Bar.class, name = "bar")})
    public sealed interface Block {}

    public record Paragraph(Text text) implements Block {}
    public record Facts(List<Fact> facts) implements Block {}
    public record Fact(Text label, Text value) {}
    public record Bullets(List<Text> lines) implements Block {}
    /** Somebody's lines of program text, exactly as they are and in a fixed width. */
    public record Code(String lines) implements Block {}
    /** Small print. */
    public record Note(Text text) implements Block {}
    public record Divider() implements Block {}
    /** A picture on the web, and the words for whoever does not see it. The address is https; or a path on Usher's own pages, which only they show. */
    public record Picture(URI at, Text words) implements Block {}

    /** How far something has come: {@code part} of {@code whole}, drawn as long as it is where there is room for that, and always said in numbers. */
    public record Bar(Text label, long part, long whole) implements Block {
        public Bar {
            if (part < 0 || part > whole) throw new IllegalArgumentException(part + " of " + whole);
        }

        /** The same where nothing is drawn. */
        public Fact fact() {
            return new Fact(label, said());
        }

        public Text said() {
            return Text.of("{n} of {all}", Text.count("n", part), Text.count("all", whole));
        }
    }

    /** Something to press. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Button.class, name = "button"), @JsonSubTypes.Type(value = Link.class, name = "link"),
        @JsonSubTypes.Type(value = Pick.class, name = "pick")})
    public sealed interface Control {}

    /** How much a button asks to be pressed. */
    public enum Weight { NORMAL, MAIN, DANGER }

    public record Button(Text label, String action, List<Value> values, Weight weight, boolean enabled) implements Control {
        public Button main() {
            return new Button(label, action, values, Weight.MAIN, enabled);
        }

        public Button danger() {
            return new Button(label, action, values, Weight.DANGER, enabled);
        }

        public Button enabled(boolean on) {
            return new Button(label, action, values, weight, on);
        }
    }

    public record Link(Text label, URI to) implements Control {}

    /** A menu: choosing an option calls {@code action} with {@code values} and {@code field} set to the option's value. */
    public record Pick(Text placeholder, String action, List<Value> values, String field, List<Option> options) implements Control {}

    /** A choice of a menu or of autocompletion. */
    public record Option(String value, Text label) {}
}
