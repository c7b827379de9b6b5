/**
 * A small Discord that enforces what the real one enforces: REST and gateway on the loopback interface, for the unmodified client library.
 * {@link usher.fakes.discord.FakeDiscord} is the door; what the bot did wrong is in {@link usher.fakes.discord.FakeDiscord#violations()}.
 */
@NullMarked
package usher.fakes.discord;

import org.jspecify.annotations.NullMarked;
