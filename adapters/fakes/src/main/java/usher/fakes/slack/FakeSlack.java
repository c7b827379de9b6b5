package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One Slack workspace on the loopback interface. A test acts as its people; the bot connects with the tokens below. What the bot does against Slack's
 * rules is refused as Slack refuses it, and kept in {@link #violations()}. It outlives the bot: one that comes back finds everything as it was.
 */
public final class FakeSlack implements AutoCloseable {

    public static final String TEAM = "T0USHER";
    public static final String TEAM_NAME = "Makers";
    public static final String APP = "A0USHER";
    public static final String BOT = "U0USHER";
    static final String BOT_ID = "B0USHER";
    public static final String BOT_TOKEN = "xoxb-fake";
    public static final String APP_TOKEN = "xapp-fake";
    public static final String SIGNING_SECRET = "fake-signing-secret";
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final Workspace workspace = new Workspace();
    private final Payloads payloads = new Payloads(workspace);
    private final Talk talk = new Talk(workspace, payloads, this::send, this::isConnected);
    private final Acks acks = new Acks(workspace);
    private final SocketLine socket = new SocketLine(workspace);
    private final HttpLine http = new HttpLine(workspace);
    private final ApiServer server;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("fake-slack-deadlines").factory());
    private volatile @Nullable URI target;

    private FakeSlack() {
        server = new ApiServer(workspace, socket, acks);
        workspace.scopes.addAll(List.of("commands", "chat:write", "channels:join", "channels:history", "groups:history", "im:history", "im:write", "users:read", "files:write",
            "bookmarks:read", "bookmarks:write"));
        workspace.events.addAll(List.of("app_home_opened", "user_change", "message.im", "message.channels", "message.groups"));
        socket.onConnected(talk::catchUp);
        deadlines.setRemoveOnCancelPolicy(true);
    }

    public static FakeSlack start() throws InterruptedException {
        var slack = new FakeSlack();
        slack.socket.begin();
        return slack;
    }

    /** Where its Web API is; ends in a slash. */
    public String apiUrl() {
        return server.url() + "/api/";
    }

    // people and places

    public FakeUser user(String name) {
        return user(name, false, "Europe/Berlin");
    }

    public FakeUser user(String name, boolean admin, String tz) {
        var user = new FakeUser(workspace.id("U"), name, admin, tz, new AtomicBoolean());
        workspace.users.put(user.id(), user);
        return user;
    }

    /** A public channel the bot is in. */
    public FakeChannel channel(String name) {
        return place(name, false, true);
    }

    /** A private channel the bot has to be invited to. */
    public FakeChannel secretChannel(String name) {
        return place(name, true, false);
    }

    private FakeChannel place(String name, boolean secret, boolean joined) {
        var channel = new FakeChannel(workspace.id("C"), name, secret, joined);
        workspace.channels.put(channel.id(), channel);
        return channel;
    }

    /** A user's conversation with the bot. */
    public FakeChannel direct(FakeUser user) {
        return workspace.direct(user);
    }

    // how the bot is reached

    /** From now on by signed requests to {@code events} instead of the socket. */
    public FakeSlack viaHttp(URI events) {
        target = events;
        return this;
    }

    public FakeSlack viaSocket() {
        target = null;
        return this;
    }

    public boolean isConnected() {
        return socket.isConnected();
    }

    /** How often the bot has connected so far. */
    public int connections() {
        return socket.connections();
    }

    /** Asks the bot for a new connection, as Slack does every few hours. */
    public void refresh() {
        socket.refresh();
    }

    /** Sends these words by the socket, whether or not they are anything that Slack would send. */
    public void sends(String words) {
        socket.send(words);
    }

    /** Breaks all connections without a word. */
    public void lose() {
        socket.lose();
    }

    // what people do

    /** Types {@code /drop create x} in a channel. */
    public Interaction slash(FakeUser user, FakeChannel channel, String typed) {
        return deliver(new Interaction(Interaction.Kind.COMMAND, user, payloads.command(user, channel, typed), null, null));
    }

    /** Presses the button, or chooses the option, of that label. */
    public Interaction press(FakeUser user, FakeMessage message, String label) {
        var action = Payloads.action(message.body(), label).orElseThrow(() -> new IllegalArgumentException("no " + label + " among " + message.controls()));
        return deliver(new Interaction(Interaction.Kind.PRESS, user, payloads.press(user, message, action), message, null));
    }

    /** Chooses what is labelled so in the menu that says {@code menu} while nothing is chosen in it. */
    public Interaction choose(FakeUser user, FakeMessage message, String menu, String label) {
        var action = Payloads.choice(message.body(), menu, label).orElseThrow(() -> new IllegalArgumentException("no " + label + " in " + menu + " among " + message.menus()));
        return deliver(new Interaction(Interaction.Kind.PRESS, user, payloads.press(user, message, action), message, null));
    }

    public Interaction press(FakeView view, String label) {
        var action = Payloads.action(view.json(), label).orElseThrow(() -> new IllegalArgumentException("no " + label + " among " + view.controls()));
        return deliver(new Interaction(Interaction.Kind.PRESS, view.user(), payloads.press(view, action), null, view));
    }

    /** Types into a window's fields and sends it; Slack's client does not send a form that lacks something. */
    public Interaction submit(FakeView view, Map<String, String> values) {
        view.type(values);
        if (!view.lacking().isEmpty()) throw new IllegalArgumentException("the client wants " + view.lacking());
        return deliver(new Interaction(Interaction.Kind.SUBMISSION, view.user(), payloads.submission(view), null, view));
    }

    /** The labels that come up while typing into a field with suggestions. */
    public List<String> suggest(FakeView view, String field, String typed) {
        var options = deliver(new Interaction(Interaction.Kind.SUGGESTION, view.user(), payloads.suggestion(view, field, typed), null, view)).ack().path("options");
        var labels = new ArrayList<String>();
        options.forEach(option -> labels.add(option.path("text").path("text").asText()));
        return labels;
    }

    public Interaction openHome(FakeUser user) {
        return event(user, Map.of("type", "app_home_opened", "user", user.id(), "channel", user.direct(), "tab", "home", "event_ts", workspace.ts()));
    }

    /** They leave the workspace for good. */
    public Interaction leave(FakeUser user) {
        return event(user, Map.of("type", "user_change", "event_ts", workspace.ts(), "user", Map.of("id", user.id(), "team_id", TEAM, "name", user.name(), "deleted", true)));
    }

    /** Writes in a channel, or to the bot. */
    public Written writes(FakeUser user, FakeChannel where, String words) {
        return writes(user, where, Sent.typed(words));
    }

    public Written writes(FakeUser user, FakeChannel where, Sent sent) {
        return talk.write(user, where, Optional.empty(), sent);
    }

    /** Writes in the thread under a message. */
    public Written writes(FakeUser user, FakeMessage under, String words) {
        return writes(user, under, Sent.typed(words));
    }

    public Written writes(FakeUser user, FakeMessage under, Sent sent) {
        return talk.write(user, Objects.requireNonNull(workspace.channels.get(under.channel())), Optional.of(under), sent);
    }

    /** Another app writes in the thread under a message, which the bot is told as well. */
    public Interaction otherAppWrites(FakeMessage under, String words) {
        return talk.other(Objects.requireNonNull(workspace.channels.get(under.channel())), Optional.of(under), words);
    }

    /** From now on the bot is told of what it posts, edits and deletes itself, as Slack does; tests with crowds can do without. */
    public FakeSlack echoing() {
        workspace.echoes = talk::echo;
        return this;
    }

    /** Tells the bot of anything, whether or not it ever happens. */
    public Interaction tells(FakeUser user, Map<String, Object> event) {
        return event(user, event);
    }

    /** Delivers again what could not be delivered; by itself it happens when the bot connects by its socket. */
    public void retries() {
        talk.catchUp();
    }

    /** Whether what is written while the bot cannot be reached is never told to it. */
    public FakeSlack forgetful(boolean is) {
        talk.forgetful(is);
        return this;
    }

    private Interaction event(FakeUser user, Map<String, Object> event) {
        return deliver(new Interaction(Interaction.Kind.EVENT, user, payloads.event(event), null, null));
    }

    /** Delivers the same thing again, as Slack does when it heard nothing. */
    public Interaction redeliver(Interaction interaction) {
        send(interaction, 1);
        return interaction;
    }

    /** The status the bot answers to a command signed with {@code secret} at {@code at}. */
    public int forge(FakeUser user, FakeChannel channel, String typed, String secret, Instant at) {
        var to = target;
        if (to == null) throw new IllegalStateException("forged requests come by HTTP: viaHttp first");
        return http.forge(to, new Interaction(Interaction.Kind.COMMAND, user, payloads.command(user, channel, typed), null, null), secret, at);
    }

    private Interaction deliver(Interaction interaction) {
        var payload = (ObjectNode) interaction.payload();
        if (payload.has("trigger_id")) workspace.byTrigger.put(payload.get("trigger_id").asText(), interaction);
        if (payload.has("response_url")) {
            var id = payload.get("response_url").asText().substring(1);
            workspace.byResponse.put(id, interaction);
            payload.put("response_url", server.url() + "/respond/" + id);
        }
        send(interaction, 0);
        return interaction;
    }

    private void send(Interaction interaction, int retry) {
        var ack = interaction.attempt();
        var sent = System.nanoTime();
        ack.thenAccept(body -> acks.take(interaction, body));
        var to = target;
        BooleanSupplier orphaned = () -> false;
        if (to == null) orphaned = socket.send(interaction, retry, ack);
        else http.send(to, interaction, retry, ack);
        if (!ack.isDone()) expect(interaction, ack, orphaned, sent);
    }

    private void expect(Interaction interaction, CompletableFuture<JsonNode> ack, BooleanSupplier orphaned, long sent) {
        var left = DEADLINE.toNanos() - (System.nanoTime() - sent);
        var late = deadlines.schedule(() -> {
            if (ack.isDone()) return;
            if (orphaned.getAsBoolean()) {
                ack.completeExceptionally(new NotReached("the connection broke before the acknowledgement"));
            } else {
                workspace.violation("a " + interaction.kind() + " was not acknowledged within 3 seconds");
                ack.completeExceptionally(new TimeoutException("operation_timeout"));
            }
        }, left, TimeUnit.NANOSECONDS);
        ack.whenComplete((body, failed) -> late.cancel(false));
    }

    // what people see

    /** What stands in a channel, oldest first. */
    public List<FakeMessage> messages(FakeChannel channel) {
        return channel.messages();
    }

    /** What stands in the thread under a message, oldest first. */
    public List<FakeMessage> replies(FakeMessage message) {
        return workspace.replies(message.channel(), message.ts());
    }

    /** A message as a client shows it: who wrote it, and its words without any markup. */
    public record Line(String author, String words) {
        @Override
        public String toString() {
            return author + ": " + words;
        }
    }

    /** What a client shows in a channel, or in a person's conversation with the bot, oldest first; threads are their own. */
    public List<Line> transcript(FakeChannel channel) {
        return talk.transcript(channel.messages());
    }

    /** What a client shows in the thread under a message, without that message, oldest first. */
    public List<Line> transcript(FakeMessage under) {
        return talk.transcript(replies(under));
    }

    /** The titles and links of a channel's bookmarks, in order. */
    public Map<String, String> bookmarks(FakeChannel channel) {
        var titles = new java.util.LinkedHashMap<String, String>();
        workspace.bookmarks.values().stream().filter(it -> it.channel().equals(channel.id())).forEach(it -> titles.put(it.title(), it.link()));
        return titles;
    }

    /** Somebody takes a channel's bookmarks away by hand. */
    public void removeBookmarks(FakeChannel channel) {
        workspace.bookmarks.values().removeIf(it -> it.channel().equals(channel.id()));
    }

    /** From now on Slack cannot fetch pictures from that host, and refuses messages that have one. */
    public FakeSlack unreachable(String host) {
        workspace.unreachable.add(host);
        return this;
    }

    /** The private answers one user has had in channels, oldest first. */
    public List<FakeMessage> ephemerals(FakeUser user) {
        return workspace.ephemerals.stream().filter(message -> message.to().orElse("").equals(user.id())).toList();
    }

    /** The windows a user has open, the topmost last. */
    public List<FakeView> views(FakeUser user) {
        return List.copyOf(workspace.windows(user));
    }

    /** A user's App Home; fails when nothing was published there. */
    public FakeView home(FakeUser user) {
        var home = workspace.homes.get(user.id());
        if (home == null) throw new IllegalStateException("nothing on the home of " + user.name());
        return home;
    }

    public boolean hasHome(FakeUser user) {
        return workspace.homes.containsKey(user.id());
    }

    /** How many files of that name were handed over. */
    public long files(String name) {
        return workspace.fileNames.entrySet().stream().filter(file -> file.getValue().equals(name) && workspace.files.containsKey(file.getKey())).count();
    }

    /** A file that was handed over, by its name; the last one of that name. */
    public byte[] file(String name) {
        return workspace.fileNames.entrySet().stream().filter(file -> file.getValue().equals(name)).max(Map.Entry.comparingByKey()).map(file -> workspace.files.getOrDefault(file.getKey(), new byte[0]))
            .orElseThrow(() -> new IllegalArgumentException("no file " + name));
    }

    // what goes wrong

    /** The next {@code times} calls of a Web API method ({@code chat.postMessage}, or {@code response_url}, {@code upload}) go wrong. */
    public FakeSlack fail(String method, int times, Fault fault) {
        workspace.faults.add(method, times, fault);
        return this;
    }

    /** From now on a channel takes as many messages as there are: days of a test pass within a second. */
    public FakeSlack unhurried() {
        workspace.unhurried = true;
        return this;
    }

    /** Takes a scope from the app, as if it had been installed with fewer. */
    public FakeSlack without(String scope) {
        workspace.scopes.remove(scope);
        return this;
    }

    /** Takes an event ({@code message.im}) from those that the app has subscribed to. */
    public FakeSlack unsubscribed(String event) {
        workspace.events.remove(event);
        return this;
    }

    /** How often a Web API method was carried out or refused by a rule. */
    public long calls(String method) {
        return workspace.calls.getOrDefault(method, new AtomicLong()).get();
    }

    /** How often the bot asked for a Web API method, even if that has not been answered yet or goes wrong. */
    public long asked(String method) {
        return workspace.asked.getOrDefault(method, new AtomicLong()).get();
    }

    /** What the bot did against Slack's rules. */
    public List<String> violations() {
        return List.copyOf(workspace.violations());
    }

    @Override
    public void close() throws InterruptedException {
        deadlines.shutdownNow();
        socket.stop(500);
        http.close();
        server.close();
    }
}
