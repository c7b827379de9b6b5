package usher;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Locale;

/** What should be shown at an address; the outbox makes what is shown equal to it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Wanted.Message.class, name = "message"), @JsonSubTypes.Type(value = Wanted.Home.class, name = "home"),
    @JsonSubTypes.Type(value = Wanted.Nothing.class, name = "nothing")})
public sealed interface Wanted {

    /**
     * A message.
     *
     * @param locale the language it is drawn in
     * @param pings who is notified by it; nobody else is, whatever its words say
     * @param phase what the message is about in one word ({@code open}, {@code sold-out}); where a platform no longer lets an old message be edited,
     *     a change of phase is worth posting it anew
     */
    record Message(Card card, Locale locale, List<Ping> pings, String phase) implements Wanted {}

    /** A Slack App Home tab. */
    record Home(Card card, Locale locale) implements Wanted {}

    /** What was shown is to be taken away. */
    record Nothing() implements Wanted {}

    /** An account or a platform's role that a message may notify. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({@JsonSubTypes.Type(value = Ping.Person.class, name = "person"), @JsonSubTypes.Type(value = Ping.Role.class, name = "role")})
    sealed interface Ping {
        record Person(Account account) implements Ping {}
        record Role(Space space, String id) implements Ping {}
    }

    static Message message(Card card, Locale locale) {
        return new Message(card, locale, List.of(), "");
    }
}
