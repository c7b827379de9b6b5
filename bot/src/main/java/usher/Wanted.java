package usher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What should be shown at an address; the outbox makes what is shown equal to it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Wanted.Message.class, name = "message"), @JsonSubTypes.Type(value = Wanted.Home.class, name = "home"),
    @JsonSubTypes.Type(value = Wanted.Thread.class, name = "thread"), @JsonSubTypes.Type(value = Wanted.Scheduled.class, name = "scheduled"),
    @JsonSubTypes.Type(value = Wanted.Nothing.class, name = "nothing")})
public sealed interface Wanted {

    /**
     * A message.
     *
     * @param locale the language it is drawn in
     * @param pings who is notified by it; nobody else is, whatever its words say
     * @param phase what the message is about in one word ({@code open}, {@code sold-out}); where a platform no longer lets an old message be edited,
     *     a change of phase is worth posting it anew
     * @param mention what is shown instead where the person takes no private messages and is mentioned in front of others
     */
    record Message(Card card, Locale locale, List<Ping> pings, String phase, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Card> mention) implements Wanted {

        public Message(Card card, Locale locale, List<Ping> pings, String phase) {
            this(card, locale, pings, phase, Optional.empty());
        }

        /** As it is shown at {@code to}. */
        public Message at(Address to) {
            return to.kind() == Address.Kind.DIRECT ? this : mention.map(it -> new Message(it, locale, pings, phase)).orElse(this);
        }
    }

    /** A Slack App Home tab. */
    record Home(Card card, Locale locale) implements Wanted {}

    /**
     * The discussion under a message; its address is {@link Address#under}, as is that of the messages in it.
     *
     * @param people who is added to it; who is no longer named is left in it
     * @param over whether it is archived: still to be read, no longer in the way
     */
    record Thread(Text name, Locale locale, List<Account> people, boolean over) implements Wanted {}

    /**
     * An entry in the platform's own calendar that leads to the message it hangs under: a scheduled event on Discord, a bookmark of the channel on Slack.
     *
     * @param about at most a few sentences; says that being interested there is not a sign-up
     * @param place where it happens, in words or as an address on the web
     * @param channel the voice channel where it happens, if it is one of this space
     */
    record Scheduled(Text title, Text about, Locale locale, Instant starts, Instant ends, String place, Optional<Address> channel, State state) implements Wanted {
        public enum State { PLANNED, RUNNING, OVER, CANCELLED }
    }

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
