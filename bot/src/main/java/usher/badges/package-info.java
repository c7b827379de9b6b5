/** Badges: recognition that moderators give, and that gates of events and drops can ask for. */
@NullMarked
package usher.badges;

import org.jspecify.annotations.NullMarked;
