package usher;

import java.util.Map;

/** The bot's polite no. It undoes its call, and its words are shown to the person as they are: what is wrong, what is accepted, an example. */
public final class Refusal extends RuntimeException {

    private final Text text;
    private final Map<String, Text> fields;

    public Refusal(Text text, Map<String, Text> fields) {
        super(text.pattern(), null, false, false);
        this.text = text;
        this.fields = Map.copyOf(fields);
    }

    public static Refusal of(String pattern, Text.Arg... args) {
        return new Refusal(Text.of(pattern, args), Map.of());
    }

    /** The same no, said beside one field of the form. */
    public Refusal at(Field<?> field) {
        return new Refusal(text, Map.of(field.name(), text));
    }

    public Text text() {
        return text;
    }

    /** What is wrong with which field, by the field's name; empty when it is not about a field. */
    public Map<String, Text> fields() {
        return fields;
    }
}
