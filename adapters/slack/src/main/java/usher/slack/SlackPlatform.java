package usher.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.QueryStringParser;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Account;
import usher.Address;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Platform;
import usher.Space;
import usher.Undelivered;
import usher.Value;
import usher.Values;

/** One Slack workspace, through Bolt: Socket Mode when there is an app token, HTTP when there is a signing secret, or both. */
public final class SlackPlatform implements Platform {

    private static final Logger LOG = LoggerFactory.getLogger(SlackPlatform.class);
    private static final Duration HELLO = Duration.ofSeconds(10);
    private static final HttpReply OFF = new HttpReply(404, Optional.of("text/plain"), "HTTP mode is off: no SLACK_SIGNING_SECRET is set");
    private static final HttpReply TAKEN = new HttpReply(200, Optional.of("text/plain"), "");
    private static final HttpReply FORGED = new HttpReply(401, Optional.of("text/plain"), "not signed by Slack within the last five minutes");
    private static final HttpReply UNREAD = new HttpReply(400, Optional.of("text/plain"), "not a request of Slack's");
    /** Slack looks from time to time whether a command's address has a certificate; that asks for nothing and is not signed. */
    private static final String SSL_CHECK = "ssl_check=1";

    private final SlackSettings settings;
    private final SlackWeb web;
    private final Optional<SlackSignature> signature;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable Open open;

    public SlackPlatform(SlackSettings settings) {
        this.settings = settings;
        web = new SlackWeb(settings);
        signature = settings.signingSecret().map(SlackSignature::new);
    }

    /** What there is once it is connected. */
    private record Open(Bot bot, App app, SlackRequestParser parser, SlackHandlers handlers, SlackPeople people, SlackDeliveries deliveries, Optional<SlackSocket> socket) {}

    @Override
    public String name() {
        return "slack";
    }

    /** Throws {@link IllegalStateException} with one sentence for the operator when Slack does not let it in. */
    @Override
    public void open(Bot bot) {
        var self = self();
        var space = new Space(name(), self.getTeamId());
        var app = app();
        var people = new SlackPeople(web);
        var calls = new SlackCalls(bot, space, people);
        var recall = new SlackRecall();
        var deliveries = new SlackDeliveries(web, space, account -> people.caller(account, account.user(), true).name(), recall);
        var answers = new SlackAnswers(bot, web, deliveries, executor);
        var talk = new SlackTalk(bot, new Account(space, self.getUserId()), people, answers, recall);
        var missed = new SlackMissed(bot, space, new SlackPlaces(web), recall, talk);
        var handlers = new SlackHandlers(bot, settings.commandPrefix(), calls, answers, new SlackWindows(bot, web, answers), people);
        app.use(new SlackMessages(bot, talk));
        handlers.register(app);
        app.start();
        open = new Open(bot, app, new SlackRequestParser(app.config()), handlers, people, deliveries, settings.appToken().map(token -> socket(token, bot, app, handlers, missed)));
        seen(bot, space, self);
    }

    private App app() {
        return new App(AppConfig.builder().slack(web.slack()).singleTeamBotToken(settings.botToken()).signingSecret(settings.signingSecret().orElse(null)).requestVerificationEnabled(false)
            .verificationToken(null).authTestCacheExpirationMillis(-1).allEventsApiAutoAckEnabled(true).build());
    }

    private SlackSocket socket(String token, Bot bot, App app, SlackHandlers handlers, SlackMissed missed) {
        try {
            var socket = new SlackSocket(web, token, bot, app, handlers::press, missed::catchUp, executor);
            if (!socket.open(HELLO)) LOG.warn("Slack has not answered on its socket within {} s; still trying", HELLO.toSeconds());
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException("Slack does not open a socket for SLACK_APP_TOKEN: " + e.getMessage()
                + ". It must be an app-level token (xapp-…) with the scope connections:write, and Socket Mode must be on at api.slack.com/apps", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting to Slack", e);
        }
    }

    private AuthTestResponse self() {
        try {
            return web.ask(slack -> slack.authTest(r -> r));
        } catch (SlackWeb.Declined e) {
            throw new IllegalStateException("Slack does not accept SLACK_BOT_TOKEN (" + e.error() + "): it must be the Bot User OAuth Token (xoxb-…) of the installed app", e);
        } catch (IOException | SlackApiException e) {
            throw new IllegalStateException("Slack cannot be reached: " + e.getMessage(), e);
        }
    }

    private static List<SlackRights> missing(AuthTestResponse self) {
        var headers = self.getHttpResponseHeaders();
        var granted = headers == null ? null : headers.get("x-oauth-scopes");
        if (granted == null) return List.of();
        return SlackRights.missing(granted.stream().flatMap(line -> Arrays.stream(line.split(","))).map(String::strip).toList());
    }

    private void seen(Bot bot, Space space, AuthTestResponse self) {
        if (bot.action("space.seen").isEmpty()) return;
        var by = Caller.of(new Account(space, self.getUserId()));
        var arrived = bot.arrive();
        var missing = missing(self);
        bot.notice(new Call("slack:seen:" + arrived.at() + ":" + arrived.number(), arrived, "space.seen", by, by.account().direct(),
            Values.of(new Value("name", self.getTeam()), new Value("missing", missing.stream().map(SlackRights::scope).collect(Collectors.joining(","))),
                new Value("hears", SlackRights.hears(missing) ? "yes" : "no"))));
    }

    /**
     * One request to {@code POST /slack/events}; the route calls it on the thread that received the request. A forged or old one gets 401.
     *
     * @param remote the caller's address, for the log
     */
    public HttpReply http(String path, @Nullable String query, Map<String, List<String>> headers, String body, String remote) {
        var here = open;
        if (here == null || signature.isEmpty()) return OFF;
        var received = Received.now(here.bot());
        try {
            var known = new RequestHeaders(headers);
            if (!signature.get().isOn(known, body)) return body.contains(SSL_CHECK) ? TAKEN : FORGED;
            return ScopedValue.where(SlackHandlers.RECEIVED, received).call(() -> taken(here, new Asked(path, query, known, body, remote)));
        } catch (Misshapen unread) {
            LOG.warn("Slack sent {}", unread.getMessage());
            return UNREAD;
        } catch (Exception e) { // Bolt's own signature
            if (!cameToUs(e)) {
                LOG.warn("Slack sent what Bolt cannot read: {}", e.toString());
                return UNREAD;
            }
            LOG.error("A Slack request could not be handled", e);
            return new HttpReply(500, Optional.empty(), "");
        } finally {
            here.bot().passBy(received.arrived()); // a forged request is not to hold anybody up
        }
    }

    /** Bolt reads events only while it runs; what fails there before any handler of ours is the payload's fault. */
    private static boolean cameToUs(Exception failure) {
        return Arrays.stream(failure.getStackTrace()).map(StackTraceElement::getClassName).anyMatch(it -> it.startsWith(SlackHandlers.class.getName()) || it.equals(SlackTalk.class.getName()));
    }

    private record Asked(String path, @Nullable String query, RequestHeaders headers, String body, String remote) {}

    /** A press is acknowledged as soon as it is taken, as by the socket; everything else is Bolt's. */
    private static HttpReply taken(Open here, Asked asked) throws Exception {
        var press = SlackPress.ofForm(asked.body());
        if (press.isPresent()) {
            here.handlers().press(press.get());
            return TAKEN;
        }
        var request = parsed(here.parser(), asked);
        if (request.isEmpty()) return UNREAD;
        var response = here.app().run(request.get());
        return new HttpReply(response.getStatusCode(), Optional.ofNullable(response.getContentType()), response.getBody() == null ? "" : response.getBody());
    }

    /** Empty when it has not the shape of Slack's. */
    private static Optional<Request<?>> parsed(SlackRequestParser parser, Asked asked) {
        try {
            return Optional.ofNullable(parser.parse(SlackRequestParser.HttpRequest.builder().requestUri(asked.path()).queryString(QueryStringParser.toMap(asked.query()))
                .headers(asked.headers()).requestBody(asked.body()).remoteAddress(asked.remote()).build()));
        } catch (RuntimeException | StackOverflowError unreadable) {
            LOG.debug("not a request of Slack's: {}", unreadable.toString());
            return Optional.empty();
        }
    }

    @Override
    public String show(Delivery delivery) throws Undelivered {
        return deliveries().show(delivery);
    }

    @Override
    public void change(Delivery delivery, String reference) throws Undelivered {
        deliveries().change(delivery, reference);
    }

    @Override
    public Duration turn(Address to, boolean anew) {
        return web.pace().turn(to, anew);
    }

    @Override
    public Optional<String> find(Delivery delivery) throws Undelivered {
        return deliveries().find(delivery);
    }

    @Override
    public void remove(Delivery delivery, String reference) throws Undelivered {
        deliveries().remove(reference);
    }

    private SlackDeliveries deliveries() throws Undelivered {
        var here = open;
        if (here == null) throw new Undelivered(Undelivered.Why.LATER, "Slack is not connected yet", Duration.ofSeconds(1));
        web.pace().mayGo();
        return here.deliveries();
    }

    /** Works before {@link #open} too. */
    @Override
    public List<Finding> check() {
        var findings = new ArrayList<Finding>();
        try {
            var self = self();
            findings.add(new Finding(true, "Slack knows the bot as @" + self.getUser() + " in the workspace " + self.getTeam()));
            for (var right : missing(self)) {
                findings.add(new Finding(false, "the scope " + right.scope() + " is missing, " + right.purpose() + ": add it at api.slack.com/apps under OAuth & Permissions and reinstall the app"));
            }
        } catch (IllegalStateException e) {
            findings.add(new Finding(false, String.valueOf(e.getMessage())));
        }
        if (settings.appToken().isEmpty() && settings.signingSecret().isEmpty()) {
            findings.add(new Finding(false, "nothing reaches Usher from Slack: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)"));
        }
        return findings;
    }

    @Override
    public void close() {
        var here = open;
        if (here != null) {
            here.socket().ifPresent(SlackSocket::close);
            here.people().close();
            here.app().stop();
        }
        executor.shutdown();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) executor.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            executor.shutdownNow();
        }
        web.close();
    }
}
