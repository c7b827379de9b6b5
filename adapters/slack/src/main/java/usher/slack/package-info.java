/**
 * Slack, through Bolt for Java 1.48: {@link usher.slack.SlackPlatform} is the whole of it to the rest of the program.
 *
 * <p>A payload's way in: {@code SlackSocket} (Socket Mode) or {@link usher.slack.SlackPlatform#http} (HTTP, {@code SlackSignature}) → Bolt's {@code App}, or
 * {@code SlackPress} for presses, which come in crowds → {@code SlackHandlers} → {@code SlackCalls} (payload to {@link usher.Call}) → {@link usher.Bot}. The
 * answer's way out: {@code SlackAnswers} → {@code SlackCards} or {@code SlackForms} → the acknowledgement, a {@code response_url} or a view. What the outbox
 * shows goes through {@code SlackDeliveries}. People's words meet Slack in {@code SlackText} only.
 */
@NullMarked
package usher.slack;

import org.jspecify.annotations.NullMarked;
