/**
 * Discord, through JDA. {@link usher.discord.DiscordPlatform} connects and shows; {@code DiscordListener} takes events and {@code DiscordCalls} makes calls of
 * them; {@code DiscordReply} answers one interaction in time; {@code DiscordCards}, {@code DiscordMarkdown} (the one place that escapes) and
 * {@code DiscordForms} draw. {@code DiscordDeliveries} carries out what the outbox wants shown, with {@code DiscordThreads} and {@code DiscordCalendar} for what
 * hangs under a message.
 */
@NullMarked
package usher.discord;

import org.jspecify.annotations.NullMarked;
