/**
 * Discord, through JDA. {@link usher.discord.DiscordPlatform} connects and shows; {@code DiscordListener} takes events and {@code DiscordCalls} makes calls of
 * them; {@code DiscordReply} answers one interaction in time; {@code DiscordCards}, {@code DiscordMarkdown} (the one place that escapes) and
 * {@code DiscordForms} draw. {@code DiscordDeliveries} carries out what the outbox wants shown, with {@code DiscordThreads} and {@code DiscordCalendar} for what
 * hangs under a message. {@code DiscordTalk} hears what people write, where that is switched on: {@code DiscordSaid} is a message as Discord tells it and
 * {@code DiscordWords} reads its Markdown.
 */
@NullMarked
package usher.discord;

import org.jspecify.annotations.NullMarked;
