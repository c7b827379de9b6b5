package usher.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.utils.TimeUtil;
import usher.Bot;
import usher.Heard;
import usher.discord.DiscordRooms.Room;

/**
 * What was written while nobody listened. A session that is resumed brings it by itself; after one that could not be, the last hundred messages of each place are read
 * again and told again, where what is told twice does no harm, and what was heard and is not there any more was deleted. After a start that is done for what is young
 * alone: a restart takes minutes, and what is older belongs to a time in which nobody may have wished it to be heard.
 */
final class DiscordCatchUp {

    static final Duration YOUNG = Duration.ofHours(1);
    /** Those in which something was said last come first. */
    private static final int MOST_THREADS = 200;

    private final Bot bot;
    private final DiscordTalk talk;
    private final DiscordRooms rooms;
    private final DiscordRest rest;

    DiscordCatchUp(Bot bot, DiscordTalk talk, DiscordRooms rooms, DiscordRest rest) {
        this.bot = bot;
        this.talk = talk;
        this.rooms = rooms;
        this.rest = rest;
    }

    void start(JDA jda) {
        var since = bot.now().minus(YOUNG);
        each(jda, open(jda).filter(it -> TimeUtil.getTimeCreated(it.getLatestMessageIdLong()).toInstant().isAfter(since)), List.of(), since);
    }

    void cut(JDA jda) {
        var direct = jda.getShardInfo().getShardId() == 0 ? rooms.direct() : List.<Room>of();
        each(jda, open(jda), direct, Instant.MIN);
    }

    /** The threads that the bot opened, that are not archived and whose messages it may look back at: elsewhere nothing is found, as if all was deleted. */
    private static Stream<ThreadChannel> open(JDA jda) {
        return jda.getThreadChannelCache().stream().filter(it -> it.getOwnerIdLong() == jda.getSelfUser().getIdLong() && !it.isArchived()
            && it.getGuild().getSelfMember().hasPermission(it, Permission.VIEW_CHANNEL, Permission.MESSAGE_HISTORY));
    }

    private void each(JDA jda, Stream<ThreadChannel> open, List<Room> direct, Instant since) {
        if (bot.action(Heard.SAID).isEmpty()) return;
        var threads = open.sorted(Comparator.comparingLong(ThreadChannel::getLatestMessageIdLong).reversed()).limit(MOST_THREADS).map(ISnowflake::getId).flatMap(it -> DiscordTalk.thread(jda, it).stream());
        Stream.concat(threads, direct.stream()).forEach(room -> {
            try {
                look(jda, room, since);
            } catch (RuntimeException e) {
                DiscordListener.LOG.warn("what was written meanwhile in {} was not read: {}", room.in(), e.toString());
            }
        });
    }

    private void look(JDA jda, Room room, Instant since) {
        var heard = rooms.messages(room.channel());
        var recent = rest.recent(jda, room.channel());
        var there = new HashSet<Long>();
        for (var i = recent.length() - 1; i >= 0; i--) {
            var said = new DiscordSaid(recent.getObject(i), DiscordTalk.shards(jda));
            there.add(Long.parseLong(said.id()));
            if (said.byPerson() && TimeUtil.getTimeCreated(Long.parseLong(said.id())).toInstant().isAfter(since)) talk.said(room, said, bot::arrive);
        }
        if (recent.isEmpty() || bot.action(Heard.UNSAID).isEmpty()) return;
        var oldest = recent.length() < DiscordRest.LOOKED_BACK ? 0 : there.stream().min(Comparator.naturalOrder()).orElseThrow();
        heard.stream().filter(id -> id >= oldest && !there.contains(id)).forEach(id -> talk.unsaid(jda, room, Long.toString(id)));
    }
}
