package usher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What came with a call: the raw words, and after {@link #read} what they mean. */
public final class Values {

    private final Map<String, String> raw;
    private final Map<String, Object> meant;

    private Values(Map<String, String> raw, Map<String, Object> meant) {
        this.raw = raw;
        this.meant = meant;
    }

    /** What a platform sent: characters that no writing has, which not every database keeps, are drawn as U+FFFD from here on. */
    public static Values of(Map<String, String> raw) {
        if (raw.values().stream().allMatch(Values::isWriting)) return new Values(Map.copyOf(raw), Map.of());
        var mended = new LinkedHashMap<String, String>();
        raw.forEach((name, typed) -> mended.put(name, mended(typed)));
        return new Values(Map.copyOf(mended), Map.of());
    }

    private static boolean isWriting(String typed) {
        for (var i = 0; i < typed.length(); i++) {
            var unit = typed.charAt(i);
            if (unit == 0 || Character.isSurrogate(unit)) return typed.equals(mended(typed));
        }
        return true;
    }

    /** Without NULs and halves of surrogate pairs. */
    static String mended(String typed) {
        var mended = new StringBuilder(typed.length());
        typed.codePoints().forEach(point -> mended.appendCodePoint(point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point));
        return mended.toString();
    }

    /** Those that are asked for, and which draft they complete: nothing else that came along is read or kept. */
    Values asked(Iterable<? extends Field<?>> asked) {
        var kept = new LinkedHashMap<String, String>();
        for (var field : asked) if (raw.containsKey(field.name())) kept.put(field.name(), raw.get(field.name()));
        if (raw.containsKey(Draft.FIELD)) kept.put(Draft.FIELD, raw.get(Draft.FIELD));
        return kept.size() == raw.size() ? this : new Values(kept, meant);
    }

    public static Values of(Value... values) {
        var raw = new LinkedHashMap<String, String>();
        for (var value : values) raw.put(value.name(), value.text());
        return new Values(raw, Map.of());
    }

    /** These values over {@code earlier} ones: a form's later step over its first. */
    public Values over(Map<String, String> earlier) {
        var all = new LinkedHashMap<>(earlier);
        all.putAll(raw);
        return new Values(all, Map.of());
    }

    /** Reads every field asked for; throws one {@link Refusal} that names all the fields it could not read. */
    Values read(Iterable<? extends Field<?>> asked, View view) {
        var read = new LinkedHashMap<String, Object>();
        var wrong = new LinkedHashMap<String, Text>();
        for (var field : asked) {
            var typed = raw.getOrDefault(field.name(), "").strip();
            if (typed.isEmpty()) {
                if (field.required()) wrong.put(field.name(), Text.of("This is needed: {hint}", Text.text("hint", field.hint())));
            } else {
                try {
                    read.put(field.name(), field.read(typed, view));
                } catch (Refusal no) {
                    wrong.put(field.name(), no.text());
                }
            }
        }
        if (!wrong.isEmpty()) throw new Refusal(wrong.values().iterator().next(), wrong);
        return new Values(raw, read);
    }

    /** The value of a required field. */
    public <T> T get(Field<T> field) {
        return find(field).orElseThrow(() -> new IllegalStateException("the action does not ask for " + field.name()));
    }

    /** The value of a field that may have been left out. */
    @SuppressWarnings("unchecked") // read() put there what this very field read
    public <T> Optional<T> find(Field<T> field) {
        return Optional.ofNullable((T) meant.get(field.name()));
    }

    public Map<String, String> raw() {
        return raw;
    }

    @Override
    public String toString() {
        return raw.toString();
    }
}
