package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Threads under messages: starting, renaming, archiving, adding people. The bot may archive its own without Manage Threads. */
final class ThreadRoutes {

    private static final Set<Integer> QUIETS = Set.of(60, 1440, 4320, 10_080);
    /** A channel takes so many new names in ten minutes. */
    private static final int MOST_RENAMES = 2;
    private static final int MOST_PEOPLE = 1000;

    private final FakeDiscord discord;

    ThreadRoutes(FakeDiscord discord) {
        this.discord = discord;
    }

    synchronized Reply start(FakeChannel channel, Rest.Request request) {
        var message = channel.message(request.path().get(3)).orElse(null);
        if (message == null) return Reply.error(404, 10008, "Unknown Message");
        var guild = channel.guild;
        if (guild == null || channel.type != FakeChannel.TEXT) return Reply.error(400, 50024, "Cannot execute action on this channel type");
        if ((channel.rights() & Rights.CREATE_PUBLIC_THREADS) == 0) return Reply.error(403, 50013, "Missing Permissions");
        if (guild.threadUnder(message).isPresent()) return Reply.error(400, 160004, "A thread has already been created for this message");
        var wrong = new java.util.ArrayList<String>();
        name(request.body(), wrong);
        if (request.body().has("auto_archive_duration") && !QUIETS.contains(request.body().path("auto_archive_duration").asInt())) wrong.add("no such time to archive after");
        if (!wrong.isEmpty()) return discord.invalid("a thread in " + channel.name, wrong);
        return Reply.ok(Payloads.channel(guild.thread(message, request.body().path("name").asText())));
    }

    private static void name(JsonNode sent, java.util.List<String> wrong) {
        var name = sent.path("name").asText();
        if (name.isBlank() || name.length() > 100) wrong.add("a thread's name of " + name.length() + " characters, 1 to 100 fit");
    }

    synchronized Reply change(FakeChannel thread, JsonNode sent) {
        if (thread.type != FakeChannel.THREAD || sent.has("locked")) return Reply.error(403, 50013, "Missing Permissions");
        if (thread.archived && sent.path("archived").asBoolean(true)) return Reply.error(400, 50083, "Thread is archived");
        var wrong = new java.util.ArrayList<String>();
        if (sent.has("name")) name(sent, wrong);
        if (!wrong.isEmpty()) return discord.invalid("the thread " + thread.called(), wrong);
        if (sent.has("name")) {
            if (thread.renames.incrementAndGet() > MOST_RENAMES) {
                return new Reply(429, Payloads.object().put("message", "You are being rate limited.").put("retry_after", 600).put("global", false), Map.of("Retry-After", "600", "via", "1.1 google"));
            }
            thread.renamed = sent.path("name").asText();
        }
        if (sent.has("archived")) thread.archive(sent.path("archived").asBoolean());
        return Reply.ok(Payloads.channel(thread));
    }

    synchronized Reply add(FakeChannel thread, String user) {
        if (thread.type != FakeChannel.THREAD || thread.guild == null) return Reply.error(400, 50024, "Cannot execute action on this channel type");
        if (thread.archived) return Reply.error(400, 50083, "Thread is archived");
        if ((thread.rights() & Rights.SEND_MESSAGES_IN_THREADS) == 0) return Reply.error(403, 50013, "Missing Permissions");
        if (!thread.guild.members.containsKey(user)) return Reply.error(404, 10007, "Unknown Member");
        if (thread.people.size() >= MOST_PEOPLE) return Reply.error(400, 30033, "Maximum number of thread participants reached (1000)");
        thread.people.add(user);
        return Reply.empty();
    }
}
