package usher.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import usher.Account;
import usher.Address;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Heard;
import usher.Space;
import usher.Values;

/** What people write in private messages and in the threads under Usher's own messages, told to the core; whatever else is written is passed over unread. */
final class SlackTalk {

    /** Slack writes a timestamp as seconds and microseconds; it is a message's number in its conversation. */
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,11}\\.\\d{6}");
    private static final Gson SNAKE_CASE = GsonFactory.createSnakeCase();
    /** What people do, of all that Slack calls a message; the rest is joining, renaming, bots and the like. */
    private static final Set<String> WRITTEN = Set.of("", "file_share", "thread_broadcast", "me_message");
    /** What is left of a message that was deleted while it had replies. */
    static final String TOMBSTONE = "tombstone";
    private static final String SLACKBOT = "USLACKBOT";
    /** What is left of a message when another part of it cannot be read. */
    private static final List<String> PLAIN = List.of("subtype", "user", "bot_id", "text", "ts", "thread_ts", "parent_user_id");

    /** Conversations that may have to wait for each other, by chance. */
    private static final int TURNS = 64;

    private final Bot bot;
    private final Account self;
    private final SlackPeople people;
    private final SlackAnswers answers;
    private final SlackWords words;
    private final SlackRecall recall;
    /** In one conversation one is told after the other, so that the second is not heard first while Slack is asked who wrote the first. */
    private final List<Lock> turns = Stream.<Lock>generate(() -> new ReentrantLock(true)).limit(TURNS).toList();

    SlackTalk(Bot bot, Account self, SlackPeople people, SlackAnswers answers, SlackRecall recall) {
        this.bot = bot;
        this.self = self;
        this.people = people;
        this.answers = answers;
        this.recall = recall;
        words = new SlackWords(self.space(), account -> people.caller(account, account.user(), false).name());
    }

    /** Takes an event of the type {@code message}, in all its kinds. */
    void hear(String payload, Received received) {
        var event = part(JsonParser.parseString(payload), "event");
        if ("mpim".equals(word(event, "channel_type"))) return;
        var channel = Misshapen.id(word(event, "channel"), "a channel");
        switch (word(event, "subtype")) {
            case "message_changed" -> changed(channel, message(part(event, "message")), event, received);
            case "message_deleted" -> unsaid(channel, word(event, "deleted_ts"), previous(event), received);
            case String written when WRITTEN.contains(written) -> said(channel, message(event), received);
            default -> { }
        }
    }

    /** What is deleted while it has replies is changed into a stone that says so. A preview put under it or a reply taken back is a change as well, but none of its words. */
    private void changed(String channel, Message message, JsonObject event, Received received) {
        var before = previous(event);
        if (TOMBSTONE.equals(message.getSubtype())) unsaid(channel, message.getTs(), before, received);
        else if (version(message) > before.map(SlackTalk::version).orElse(0L) && WRITTEN.contains(message.getSubtype() == null ? "" : message.getSubtype())) said(channel, message, received);
    }

    private static Optional<Message> previous(JsonObject event) {
        return event.has("previous_message") ? Optional.of(message(part(event, "previous_message"))) : Optional.empty();
    }

    /** Does nothing for what is not meant for Usher. */
    void said(String channel, Message message, Received received) {
        if (bot.action(Heard.SAID).isEmpty() || !isMeant(channel, message)) return;
        var read = words.read(message);
        if (read.isEmpty()) return;
        var ts = timestamp(message.getTs());
        var version = version(message);
        var account = new Account(space(), Misshapen.id(message.getUser(), "a user"));
        place(channel, message).ifPresent(place -> recall.said(place, ts, new SlackRecall.Said(account.user(), version)));
        bot.passBy(received.arrived()); // Slack may be asked who it is, and others are not to wait for that
        var heard = new Heard(channel + "/" + ts, thread(message).map(parent -> channel + "/" + parent), Long.parseLong(ts.replace(".", "")), version, read);
        tell("slack:said:" + channel + ":" + ts + ":" + version, Heard.SAID, () -> people.caller(account, account.user(), true), channel, heard.values(), received);
    }

    private void unsaid(String channel, String ts, Optional<Message> before, Received received) {
        if (before.isPresent() && !isMeant(channel, before.get())) return;
        unsaid(channel, timestamp(ts), before.map(it -> new Account(space(), Misshapen.id(it.getUser(), "a user"))).orElse(self), received);
    }

    void unsaid(String channel, String ts, Account by, Received received) {
        recall.unsaid(channel, ts);
        if (bot.action(Heard.UNSAID).isEmpty()) return;
        tell("slack:unsaid:" + channel + ":" + ts, Heard.UNSAID, () -> Caller.of(by), channel, Values.of(Heard.MESSAGE.is(channel + "/" + ts)), received);
    }

    /** Slack delivers an event again until it is acknowledged, so the acknowledgement waits for the commit as long as it can. */
    private void tell(String id, String notice, Supplier<Caller> who, String channel, Values values, Received received) {
        var turn = turns.get(Math.floorMod(channel.hashCode(), TURNS));
        turn.lock();
        try {
            var by = who.get();
            var in = isDirect(channel) ? by.account().direct() : Address.channel(space(), channel);
            answers.soon(bot.notice(new Call(id, received.arrived(), notice, by, in, values)), received);
        } finally {
            turn.unlock();
        }
    }

    private Space space() {
        return self.space();
    }

    /** Written by a person, and to Usher or under a message of its own. Where Slack does not say whose message it is under, the core knows. */
    private boolean isMeant(String channel, Message message) {
        var user = message.getUser();
        if (user == null || message.getBotId() != null || user.equals(self.user()) || user.equals(SLACKBOT)) return false;
        return isDirect(channel) || thread(message).isPresent() && parent(message).map(self.user()::equals).orElse(true);
    }

    private static boolean isDirect(String channel) {
        return channel.startsWith("D");
    }

    private static Optional<String> parent(Message message) {
        return Optional.ofNullable(message.getParentUserId()).or(() -> Optional.ofNullable(message.getRoot()).map(Message.MessageRoot::getUser));
    }

    /** The message that it replies to; none for the one that a thread begins with. */
    private static Optional<String> thread(Message message) {
        return Optional.ofNullable(message.getThreadTs()).filter(it -> !it.equals(message.getTs())).map(SlackTalk::timestamp);
    }

    /** Where it is remembered, if it is certain that Usher is to listen there. */
    private static Optional<SlackPlaces.Place> place(String channel, Message message) {
        return isDirect(channel) || parent(message).isPresent() ? Optional.of(new SlackPlaces.Place(channel, thread(message))) : Optional.empty();
    }

    /** The microsecond of its last edit. */
    static long version(Message message) {
        var edited = message.getEdited();
        return edited == null || edited.getTs() == null || !TIMESTAMP.matcher(edited.getTs()).matches() ? 0 : Long.parseLong(edited.getTs().replace(".", ""));
    }

    static String timestamp(Instant at) {
        return String.format(Locale.ROOT, "%d.%06d", at.getEpochSecond(), at.getNano() / 1000);
    }

    private static String timestamp(@Nullable String ts) {
        var given = Misshapen.present(ts, "a timestamp");
        return TIMESTAMP.matcher(given).matches() ? given : Misshapen.present(null, "a timestamp");
    }

    private static JsonObject part(JsonElement json, String name) {
        var part = json.isJsonObject() ? json.getAsJsonObject().get(name) : null;
        return Misshapen.present(part != null && part.isJsonObject() ? part.getAsJsonObject() : null, name);
    }

    private static String word(JsonObject json, String name) {
        var word = json.get(name);
        return word != null && word.isJsonPrimitive() ? word.getAsString() : "";
    }

    private static Message message(JsonObject json) {
        return read(json).or(() -> read(plain(json))).orElseGet(() -> Misshapen.present(null, "a message"));
    }

    private static Optional<Message> read(JsonObject json) {
        try {
            return Optional.of(SNAKE_CASE.fromJson(json, Message.class));
        } catch (RuntimeException | StackOverflowError notThatShape) { // the SDK's readers of blocks fail in many ways
            return Optional.empty();
        }
    }

    private static JsonObject plain(JsonObject json) {
        var plain = new JsonObject();
        for (var name : PLAIN) if (json.has(name) && json.get(name).isJsonPrimitive()) plain.add(name, json.get(name));
        return plain;
    }
}
