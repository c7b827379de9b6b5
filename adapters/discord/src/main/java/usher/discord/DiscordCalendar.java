package usher.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;
import usher.Platform.Delivery;
import usher.Space;
import usher.Undelivered;
import usher.Wanted;
import usher.Wanted.Scheduled.State;

/**
 * Entries in a server's own calendar ({@code guild-scheduled-events}). Each ends its description with the link to the message it hangs under, which is also
 * how it is found again. One that somebody deleted by hand stays deleted. Discord starts none in the past and goes only from scheduled to active to
 * completed, or from scheduled to cancelled.
 */
final class DiscordCalendar {

    static final String REFERENCE = "event/";

    private static final int MOST_NAME = 100;
    private static final int MOST_ABOUT = 1000;
    private static final int MOST_PLACE = 100;
    private static final int MEMBERS_ONLY = 2;
    private static final int VOICE = 2;
    private static final int EXTERNAL = 3;
    private static final int PLANNED = 1;
    private static final int RUNNING = 2;
    private static final int COMPLETED = 3;
    private static final int CANCELLED = 4;
    /** An entry that should have begun already begins this much later than now. */
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Stands for an entry that was over before it could be made. */
    private static final String NONE = "none";

    private final DiscordRest rest;

    DiscordCalendar(DiscordRest rest) {
        this.rest = rest;
    }

    String show(JDA jda, Delivery delivery, Wanted.Scheduled wanted) throws Undelivered {
        var link = link(delivery);
        var guild = delivery.to().space().id();
        var found = delivery.inDoubt() ? find(jda, guild, link) : null;
        if (found != null) return change(jda, delivery, wanted, found);
        var past = !wanted.ends().isAfter(Instant.now().plus(SOON)) || wanted.state() == State.OVER || wanted.state() == State.CANCELLED;
        if (past) return REFERENCE + NONE;
        var starts = later(wanted.starts(), Instant.now().plus(SOON));
        var made = rest.createEvent(jda, guild, body(jda, delivery, wanted).put("privacy_level", MEMBERS_ONLY).put("scheduled_start_time", starts.toString())).getString("id");
        if (wanted.state() == State.RUNNING) rest.changeEvent(jda, guild, made, DataObject.empty().put("status", RUNNING));
        return REFERENCE + made;
    }

    private @Nullable String find(JDA jda, String guild, String link) {
        var all = rest.events(jda, guild);
        var self = jda.getSelfUser().getId();
        for (var i = 0; i < all.length(); i++) {
            var event = all.getObject(i);
            if (self.equals(event.getString("creator_id", "")) && event.getString("description", "").endsWith(link)) return event.getString("id");
        }
        return null;
    }

    /** What it has become on Discord is looked up first: somebody may have started or ended it by hand. */
    String change(JDA jda, Delivery delivery, Wanted.Scheduled wanted, String id) throws Undelivered {
        if (id.equals(NONE)) return REFERENCE + NONE;
        var guild = delivery.to().space().id();
        var status = rest.event(jda, guild, id).getInt("status");
        if (status == PLANNED && wanted.state() == State.OVER) {
            rest.deleteEvent(jda, guild, id); // to start it only to end it would tell everybody that it starts
        } else if (status == PLANNED || status == RUNNING) {
            rest.changeEvent(jda, guild, id, changes(jda, delivery, wanted, status));
        }
        return REFERENCE + id;
    }

    private DataObject changes(JDA jda, Delivery delivery, Wanted.Scheduled wanted, int status) throws Undelivered {
        return switch (wanted.state()) {
            case OVER -> DataObject.empty().put("status", COMPLETED);
            case CANCELLED -> DataObject.empty().put("status", status == PLANNED ? CANCELLED : COMPLETED);
            case RUNNING -> status == PLANNED ? body(jda, delivery, wanted).put("status", RUNNING) : text(delivery, wanted);
            case PLANNED -> {
                if (status == RUNNING) yield text(delivery, wanted);
                var body = body(jda, delivery, wanted);
                yield wanted.starts().isAfter(Instant.now()) ? body.put("scheduled_start_time", seconds(wanted.starts()).toString()) : body;
            }
        };
    }

    void remove(JDA jda, Space space, String id) {
        if (!id.equals(NONE)) rest.deleteEvent(jda, space.id(), id);
    }

    private DataObject body(JDA jda, Delivery delivery, Wanted.Scheduled wanted) throws Undelivered {
        var ends = later(wanted.ends(), wanted.starts().plusSeconds(60));
        var body = text(delivery, wanted).put("scheduled_end_time", ends.toString());
        var room = wanted.channel().filter(it -> it.space().equals(delivery.to().space())).map(it -> jda.getGuildChannelById(it.id()));
        if (room.filter(DiscordCalendar::enterable).isPresent()) {
            return body.put("entity_type", VOICE).put("channel_id", room.get().getId()).put("entity_metadata", null);
        }
        return body.put("entity_type", EXTERNAL).put("channel_id", null).put("entity_metadata", DataObject.empty().put("location", place(delivery, wanted, room)));
    }

    /** Discord makes no event in a voice channel that the bot could not enter itself. */
    private static boolean enterable(GuildChannel room) {
        return room.getType() == ChannelType.VOICE && room.getGuild().getSelfMember().hasPermission(room, Permission.VIEW_CHANNEL, Permission.VOICE_CONNECT);
    }

    private static String place(Delivery delivery, Wanted.Scheduled wanted, Optional<GuildChannel> room) throws Undelivered {
        var words = wanted.place().isBlank() ? room.map(it -> "#" + it.getName()).orElse(link(delivery)) : wanted.place();
        return DiscordMarkdown.shortened(words.strip().replaceAll("\\s+", " "), MOST_PLACE);
    }

    private static DataObject text(Delivery delivery, Wanted.Scheduled wanted) throws Undelivered {
        var link = link(delivery);
        var about = new DiscordMarkdown(delivery.to().space(), wanted.locale(), MOST_ABOUT - link.length() - 2).text(wanted.about()).take();
        return DataObject.empty().put("name", DiscordMarkdown.label(wanted.title(), wanted.locale(), MOST_NAME)).put("description", about.isEmpty() ? link : about + "\n" + link);
    }

    private static String link(Delivery delivery) throws Undelivered {
        return "https://discord.com/channels/" + delivery.to().space().id() + "/" + String.join("/", DiscordDeliveries.parent(delivery));
    }

    private static Instant later(Instant one, Instant other) {
        return seconds(one.isAfter(other) ? one : other);
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
