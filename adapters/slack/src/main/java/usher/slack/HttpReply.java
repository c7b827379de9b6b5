package usher.slack;

import java.util.Optional;

/** What to answer to an HTTP request at {@code /slack/events}. */
public record HttpReply(int status, Optional<String> contentType, String body) {}
