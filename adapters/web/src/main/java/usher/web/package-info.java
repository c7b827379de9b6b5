/**
 * The web side: the {@link usher.web.WebServer} that others hang routes on, {@code /health} and {@code /metrics}, the pages that
 * features offer ({@link usher.web.Visits}), and the playground.
 *
 * <p>The {@link usher.web.Playground} is a {@link usher.Platform} like Discord and Slack and the core knows nothing special about it: what it shows it
 * keeps in its own {@link usher.web.Transcript}, as a chat service would, and what people do in the browser becomes a {@link usher.Call} in
 * {@link usher.web.PlaygroundApi}. Cards become HTML in {@link usher.web.WebCards}, and every word is escaped in one place, {@link usher.web.Html}.
 */
@NullMarked
package usher.web;

import org.jspecify.annotations.NullMarked;
