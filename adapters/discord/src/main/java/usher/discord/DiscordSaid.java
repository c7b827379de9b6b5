package usher.discord;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import usher.Account;
import usher.Caller;
import usher.Card;
import usher.Heard;
import usher.Space;
import usher.Text;
import usher.Values;

/**
 * A message as Discord tells it, by the gateway or by REST, where it tells less of its author.
 *
 * @param names what channels and roles are called
 */
record DiscordSaid(DataObject message, ShardManager names) {

    /** What people write themselves, and replies; all other types are Discord's own words or answers to commands. */
    private static final Set<Integer> WRITTEN = Set.of(0, 19);
    private static final int FORWARD = 1;
    private static final int MOVING_STICKER = 4;
    private static final int DRAWN_STICKER = 3;
    /** Bits of a number that order messages of one millisecond of one of Discord's machines; without some of them it has no more digits than a number of ours. */
    private static final int SPARE = 4;

    /** Whether a person wrote it: no bot, no webhook and not Discord. */
    boolean byPerson() {
        var author = message.optObject("author");
        return author.isPresent() && !author.get().getBoolean("bot", false) && !author.get().getBoolean("system", false) && message.isNull("webhook_id")
            && WRITTEN.contains(message.getInt("type", -1));
    }

    String id() {
        return message.getString("id");
    }

    String author() {
        return message.getObject("author").getString("id");
    }

    /** When it was edited, in milliseconds; 0 for never. */
    long version() {
        var edited = message.getString("edited_timestamp", "");
        return edited.isEmpty() ? 0 : OffsetDateTime.parse(edited).toInstant().toEpochMilli();
    }

    /** The message it replies to, if that is known. */
    Optional<DataObject> replied() {
        return isReply() ? message.optObject("referenced_message") : Optional.empty();
    }

    private boolean isReply() {
        return message.optObject("message_reference").filter(it -> it.getInt("type", 0) != FORWARD).isPresent();
    }

    /** Nothing is told of roles: with them would come a language, and of that a message says nothing. */
    Caller caller(Space space) {
        var guild = names.getGuildById(space.id());
        return Caller.unvouched(new Account(space, author()), name(message.getObject("author"), message.optObject("member")), guild == null ? Locale.ENGLISH : guild.getLocale().toLocale());
    }

    private static String name(DataObject user, Optional<DataObject> member) {
        return member.map(it -> it.getString("nick", "")).filter(it -> !it.isBlank()).orElseGet(() -> user.getString("global_name", user.getString("username", "")));
    }

    Heard heard(DiscordRooms.Room room) {
        return new Heard(room.channel() + "/" + id(), room.under().or(() -> answering(room)), Long.parseUnsignedLong(id()) >>> SPARE, version(), words(room.in().space()));
    }

    /** A reply to somebody else than Usher hangs under nothing. Of one that is deleted Discord does not say whose it was. */
    private Optional<String> answering(DiscordRooms.Room room) {
        if (!isReply() || replied().filter(it -> it.getObject("author").getString("id").equals(author())).isPresent()) return Optional.empty();
        return Optional.of(room.channel() + "/" + message.getObject("message_reference").getString("message_id"));
    }

    private List<Card.Block> words(Space here) {
        var blocks = new ArrayList<Card.Block>(words(here, message));
        var forwarded = message.optArray("message_snapshots").orElseGet(DataArray::empty);
        for (var i = 0; i < forwarded.length(); i++) forwarded.getObject(i).optObject("message").ifPresent(it -> blocks.addAll(words(here, it)));
        return blocks;
    }

    private List<Card.Block> words(Space here, DataObject said) {
        // characters that no writing has go the way they go everywhere
        var typed = Values.of(Map.of("words", said.getString("content", ""))).raw().getOrDefault("words", "");
        var blocks = new ArrayList<>(new DiscordWords(here, names(here, said)).read(typed));
        var files = said.optArray("attachments").orElseGet(DataArray::empty);
        for (var i = 0; i < files.length(); i++) blocks.add(link(files.getObject(i).getString("url", ""), files.getObject(i).getString("filename", "")));
        var stickers = said.optArray("sticker_items").orElseGet(DataArray::empty);
        for (var i = 0; i < stickers.length(); i++) blocks.add(sticker(stickers.getObject(i)));
        return blocks;
    }

    private static Card.Block sticker(DataObject sticker) {
        var format = sticker.getInt("format_type", 1);
        var address = "https://media.discordapp.net/stickers/" + sticker.getString("id") + (format == MOVING_STICKER ? ".gif" : ".png");
        return format == DRAWN_STICKER ? new Card.Paragraph(Text.verbatim(sticker.getString("name", ""))) : link(address, sticker.getString("name", ""));
    }

    private static Card.Block link(String address, String name) {
        try {
            return new Card.Paragraph(Text.of("{file}", Text.link("file", new URI(address), name)));
        } catch (URISyntaxException e) {
            return new Card.Paragraph(Text.verbatim(name));
        }
    }

    private DiscordWords.Names names(Space here, DataObject said) {
        var people = new HashMap<String, String>();
        var mentions = said.optArray("mentions").orElseGet(DataArray::empty);
        for (var i = 0; i < mentions.length(); i++) people.put(mentions.getObject(i).getString("id"), name(mentions.getObject(i), mentions.getObject(i).optObject("member")));
        return new DiscordWords.Names() {
            @Override
            public Optional<String> person(String id) {
                return Optional.ofNullable(people.get(id));
            }

            @Override
            public Optional<String> channel(String id) {
                return Optional.ofNullable(names.getGuildChannelById(id)).filter(it -> it.getGuild().getId().equals(here.id())).map(it -> it.getName());
            }

            @Override
            public Optional<String> role(String id) {
                return Optional.ofNullable(names.getRoleById(id)).filter(it -> it.getGuild().getId().equals(here.id())).map(it -> it.getName());
            }
        };
    }
}
