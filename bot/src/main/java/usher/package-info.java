/**
 * The vocabulary: everything that happens is a {@link usher.Call}, every answer is a {@link usher.Card}.
 *
 * <p>Read in this order: {@link usher.Call} and {@link usher.Answer} (one shape in, one shape out); {@link usher.Action}, {@link usher.Field} and
 * {@link usher.Feature} (what the bot can do, as data); {@link usher.Tx} (all that a handler may touch); {@link usher.Bot} (the door that adapters
 * knock on); {@link usher.Platform} and {@link usher.Wanted} (how things are shown); {@link usher.SignedLink} (what is
 * private, on the web for a while). Then {@link usher.help}, the smallest feature.
 *
 * <p>Messages and timers are rows of the same transaction as the change that caused them; a single writer commits calls in groups and answers after
 * the commit was forced to disk; the outbox and the timers then do what the rows say.
 *
 * <p>One process writes to a database, and a second one is refused: H2 locks its file, and on PostgreSQL a lock of the writer's session does the same. So
 * numbers grow in the order of arrival and nothing is delivered twice. Several copies that share the work of one PostgreSQL need leases for shards and
 * the outbox first; they are not here yet.
 */
@NullMarked
package usher;

import org.jspecify.annotations.NullMarked;
