/**
 * Badges: recognition that moderators give, or that a {@link usher.badges.Rule} of theirs gives, and that gates of events and drops can ask for. Whoever earns one is told
 * once; others hear of it only when its holder says so, by a page that says who has it, for what and by whom, or by one announcement.
 */
@NullMarked
package usher.badges;

import org.jspecify.annotations.NullMarked;
