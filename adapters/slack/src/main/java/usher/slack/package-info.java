/**
 * Slack, through Bolt for Java 1.48: {@link usher.slack.SlackPlatform} is the whole of it to the rest of the program.
 *
 * <p>A payload's way in: {@code SlackSocket} (Socket Mode) or {@link usher.slack.SlackPlatform#http} (HTTP, {@code SlackSignature}) → Bolt's {@code App}, or
 * {@code SlackPress} for presses, which come in crowds → {@code SlackHandlers} → {@code SlackCalls} (payload to {@link usher.Call}) → {@link usher.Bot}. The
 * answer's way out: {@code SlackAnswers} → {@code SlackCards} or {@code SlackForms} → the acknowledgement, a {@code response_url} or a view. What the outbox
 * shows goes through {@code SlackDeliveries}. People's words meet Slack in {@code SlackText} only.
 *
 * <p>What people write to Usher or under its messages goes from {@code SlackMessages} to {@code SlackTalk}, which decides what is meant for Usher, and
 * {@code SlackWords}, which reads it. {@code SlackRecall} remembers some of it, so that after a broken connection {@code SlackMissed} finds what was not told.
 */
@NullMarked
package usher.slack;

import org.jspecify.annotations.NullMarked;
