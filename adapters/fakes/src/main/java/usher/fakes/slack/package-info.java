/**
 * A small Slack that enforces what the real one enforces: Web API, Socket Mode and signed requests on the loopback interface, for the unmodified client
 * library. {@link usher.fakes.slack.FakeSlack} is the door; what the bot did wrong is in {@link usher.fakes.slack.FakeSlack#violations()}.
 */
@NullMarked
package usher.fakes.slack;

import org.jspecify.annotations.NullMarked;
