/** Wakes the bot with Quartz. The timers themselves are rows of the bot's database; Quartz holds one trigger, in memory, for the next of them. */
@NullMarked
package usher.scheduler;

import org.jspecify.annotations.NullMarked;
