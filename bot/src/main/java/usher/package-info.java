/**
 * The vocabulary: everything that happens is a {@link usher.Call}, every answer is a {@link usher.Card}.
 *
 * <p>Read in this order: {@link usher.Call} and {@link usher.Answer} (one shape in, one shape out); {@link usher.Action}, {@link usher.Field} and
 * {@link usher.Feature} (what the bot can do, as data); {@link usher.Tx} (all that a handler may touch); {@link usher.Bot} (the door that adapters
 * knock on); {@link usher.Platform} and {@link usher.Wanted} (how things are shown). Then {@link usher.help}, the smallest feature.
 *
 * <p>Messages and timers are rows of the same transaction as the change that caused them; a single writer commits calls in groups and answers after
 * the commit was forced to disk; the outbox and the timers then do what the rows say.
 */
@NullMarked
package usher;

import org.jspecify.annotations.NullMarked;
