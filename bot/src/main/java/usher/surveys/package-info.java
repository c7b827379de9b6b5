/**
 * Surveys: after an event those who came are asked once how likely they would recommend it and its hosts, from 0 to 10, and for a few words.
 * {@link usher.surveys.Asking} asks, {@link usher.surveys.Answering} takes what they say, {@link usher.surveys.Closing} counts it, {@link usher.surveys.Results} is what
 * anybody may know of it, and {@link usher.surveys.Nps} the number with how much it says.
 *
 * <p>A survey goes with every event unless a moderator says otherwise. People are asked an hour after the end, when the host has marked who came and the memory is
 * fresh; as news, so it waits for the end of their quiet hours and whoever muted is not asked. The hosts of an event are not asked, for they would rate
 * themselves. Whoever said nothing at all is reminded once, and after a week it is over.
 *
 * <p>What is promised to those who answer, and kept by what is stored and shown: <ul>
 * <li>Nothing but how many were asked and how many answered is shown while a survey is open, so nobody can compare what is shown before and after somebody's
 * answer. Numbers and words are shown when it has closed, if at least five answered with a number, and do not change after that; somebody who is forgotten takes
 * their words with them, and their number stays in the sum.
 * <li>Words are shown without names and times, in the order of their letters, which says nothing of either.
 * <li>What was said of the hosts is only ever shown as a host's sum over all their events, and at least five answers come to it at a time. It is one question
 * whatever the number of hosts, and counts for each of them: nobody fills in a form a host, and few answers about one of several would be about nobody.
 * </ul>What is not promised: that words do not give away who wrote them; that nobody guesses where all say the same; that cohosts who put their sums together learn
 * nothing; that it stays unknown who has not answered, since somebody who takes no private messages is reminded where others read; and that whoever runs Usher cannot look into its database, which keeps who said what, so that each can change, read and erase their own.
 */
@NullMarked
package usher.surveys;

import org.jspecify.annotations.NullMarked;
