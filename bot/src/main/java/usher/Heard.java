package usher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that a person wrote where Usher listens: in a private message to it, or in the discussion under one of its messages. Platforms tell it as the notice {@link #SAID}
 * when it is written and when it is edited, and as {@link #UNSAID} when it is deleted; twice or in another order does no harm.
 *
 * @param message the platform's own reference to it, at most 120 characters, the same for good
 * @param under the reference, as {@link Platform#show} returned it, of the message of Usher's that it hangs under or replies to
 * @param sent grows from one message of a place to the next as they were written there, in whatever order they are told, with at most 18 digits; 0 where that is not known
 * @param version grows with every edit; 0 for what was never edited
 * @param words what it says; what is markup on its platform is gone, mentions and links are arguments, and code is {@link Card.Code}
 */
public record Heard(String message, Optional<String> under, long sent, long version, List<Card.Block> words) {

    public static final String SAID = "talk.said";
    public static final String UNSAID = "talk.unsaid";

    public static final Field.Line MESSAGE = new Field.Line(Field.required("message", "Message", "The platform''s reference to it"), 120);
    public static final Field.Line UNDER = new Field.Line(Field.optional("under", "Under", "The reference of Usher''s message that it hangs under"), 200);
    public static final Field.Id SENT = new Field.Id("sent");
    public static final Field.Id VERSION = new Field.Id("version");
    /** As much as is kept, in characters of JSON. */
    private static final int MOST = 16_000;
    public static final Field.Paragraph WORDS = new Field.Paragraph(Field.required("words", "Words", "What it says, as the blocks of a card"), MOST);

    /** What the notice {@link #SAID} brings. */
    public static final List<Field<?>> FIELDS = List.of(MESSAGE, UNDER, SENT, VERSION, WORDS);

    private static final Card.Block ELLIPSIS = new Card.Paragraph(Text.verbatim("…"));

    /** As it is written down. */
    private record Said(List<Card.Block> blocks) {}

    public static Heard of(Call call) {
        return new Heard(call.get(MESSAGE), call.find(UNDER), call.get(SENT), call.get(VERSION), read(call.get(WORDS)));
    }

    /** What {@link #written} wrote. */
    public static List<Card.Block> read(String words) {
        return Json.read(words, Said.class).blocks();
    }

    /** What it says; what is longer than can be kept ends with an ellipsis. */
    public String written() {
        var written = Json.write(new Said(words));
        for (var kept = words.size() - 1; written.length() > MOST; kept--) {
            var fewer = new ArrayList<>(words.subList(0, kept));
            fewer.add(ELLIPSIS);
            written = Json.write(new Said(fewer));
        }
        return written;
    }

    /** For the call of {@link #SAID}. */
    public Values values() {
        var values = new ArrayList<>(List.of(MESSAGE.is(message), SENT.is(sent), VERSION.is(version), WORDS.is(written())));
        under.ifPresent(it -> values.add(UNDER.is(it)));
        return Values.of(values.toArray(Value[]::new));
    }
}
