/**
 * Async office hours: queues that open and close, the cases people bring to them, and whoever helps. {@link usher.hours.Stage} and {@link usher.hours.Move} are
 * what can become of a case, as a table; {@link usher.hours.Cases} is the one way on which every move is made. {@link usher.hours.Openings} says when a queue is
 * open, {@link usher.hours.Week} reads how people write that, and {@link usher.hours.Estimate} says how long it takes from what it took lately.
 * Whether a mentor can take another case, and whom one may suit, {@link usher.mentors} says.
 *
 * <p>{@link usher.hours.Promises} are what a queue promises about time, and {@link usher.hours.Keepers} whom it tells when that is not kept; {@link usher.hours.Rules} say who may ask.
 * {@link usher.hours.Triage} puts in order what waits, {@link usher.hours.Batches} are cases that are answered together, and {@link usher.hours.Later} is when a case comes back.
 *
 * <p>A case is private: its asker sees it, and those who help. What is said about it goes to their private messages, on whichever platform they are; the board
 * shows goals to whoever reads the mentors' channel. {@link usher.hours.Talk} hears ordinary messages and {@link usher.hours.Rooms} passes them on: helpers write in a
 * thread under the case's post in their board's channel, the asker in their private messages with Usher, since a thread in a channel is not private.
 *
 * <p>What comes of a case: {@link usher.hours.Thanks} asks how much it helped and gives credit to whoever answered, {@link usher.hours.Lessons} publishes it for others where
 * its asker agrees, {@link usher.hours.Similar} shows what is published before a case is made of nearly the same question, and {@link usher.hours.Stats} measures all of it.
 */
@NullMarked
package usher.hours;

import org.jspecify.annotations.NullMarked;
