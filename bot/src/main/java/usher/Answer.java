package usher;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import java.util.Optional;

/** What a call comes to. Answers are private to whoever called; adapters draw them, features never know how. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answer.Done.class, name = "done"), @JsonSubTypes.Type(value = Answer.Form.class, name = "form"),
    @JsonSubTypes.Type(value = Answer.Download.class, name = "download"), @JsonSubTypes.Type(value = Answer.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Answer.Broken.class, name = "broken")})
public sealed interface Answer {

    /** It is so, and on disk. */
    record Done(Card card) implements Answer {}

    /** More is needed: show this form. Sent back, its values come as a call of the draft's action with {@link Draft#FIELD} set to its id. */
    record Form(Draft draft) implements Answer {}

    /** A file for whoever called, with the words that go with it. */
    record Download(String name, String mediaType, byte[] content, Card card) implements Answer {}

    /** A polite no, with what is wrong by field, and what was typed when there is a form to go back to. */
    record Refused(Text text, Map<String, Text> fields, Optional<Draft> draft) implements Answer {}

    /** Our fault. The log has the same incident number. */
    record Broken(String incident) implements Answer {}

    static Answer done(Card card) {
        return new Done(card);
    }
}
