package usher.slack;

import com.google.gson.JsonObject;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.bolt.util.QueryStringParser;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import usher.web.Health;
import usher.web.Metrics;
import usher.web.WebServer;

/** Bolt as Usher sets it up, without Usher: every press is acknowledged, and answered with the same words. The floor of what Slack costs, by Socket Mode or by HTTP. */
public final class BareSlack {

    private final SlackWeb web;
    private final App app;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private BareSlack(SlackSettings settings) {
        web = new SlackWeb(settings);
        app = new App(AppConfig.builder().slack(web.slack()).singleTeamBotToken(settings.botToken()).signingSecret(settings.signingSecret().orElse(null))
            .verificationToken(null).authTestCacheExpirationMillis(-1).allEventsApiAutoAckEnabled(true).build());
        var answer = ActionResponse.builder().responseType("ephemeral").replaceOriginal(false).text("You're in: a seat is yours. 1 of 10,000 seats is taken.").build();
        app.blockAction(Pattern.compile(".*", Pattern.DOTALL), (request, context) -> {
            threads.execute(() -> {
                try {
                    if (!web.respond(request.getPayload().getResponseUrl(), answer)) System.out.println("not taken");
                } catch (IOException e) {
                    e.printStackTrace();
                }
            });
            return context.ack();
        });
    }

    public static void main(String[] args) throws Exception {
        var secret = Optional.ofNullable(System.getenv("SLACK_SIGNING_SECRET"));
        var token = Optional.ofNullable(System.getenv("SLACK_APP_TOKEN"));
        var bare = new BareSlack(new SlackSettings(System.getenv("SLACK_BOT_TOKEN"), token, secret, Optional.of(System.getenv("SLACK_API_URL")), ""));
        bare.app.start();
        if (token.isPresent()) bare.socket(token.get());
        else bare.http();
        new CountDownLatch(1).await();
    }

    private void socket(String token) throws Exception {
        var parser = new SocketModeRequestParser(app.config());
        var client = new SocketModeClient[1];
        client[0] = new SocketModeClientJavaWSImpl(web.slack(), token, web.slack().issueSocketModeUrl(token), 0, new SocketModeMessageQueue() {
            @Override
            public void add(String message) {
                threads.execute(() -> {
                    try {
                        client[0].processMessage(message);
                    } catch (IOException e) {
                        e.printStackTrace();
                    }
                });
            }

            @Override
            public @Nullable String poll() {
                return null;
            }
        }, true, true, 5000);
        client[0].addWebSocketMessageListener(message -> {
            var request = parser.parse(message);
            if (request == null) return;
            try {
                if (app.run(request.getBoltRequest()).getStatusCode() != 200) return;
                var ack = new JsonObject();
                ack.addProperty("envelope_id", request.getEnvelope().getEnvelopeId());
                client[0].sendSocketModeResponse(ack.toString());
            } catch (Exception e) {
                e.printStackTrace();
            }
        });
        client[0].connect();
        System.out.println("ready");
    }

    private void http() {
        var parser = new SlackRequestParser(app.config());
        var server = new WebServer(new WebServer.Settings("127.0.0.1", 0, Set.of()), new Health(() -> true), new Metrics());
        server.post("/slack/events", request -> {
            try {
                var response = app.run(parser.parse(SlackRequestParser.HttpRequest.builder().requestUri(request.path()).queryString(QueryStringParser.toMap(request.query()))
                    .headers(new RequestHeaders(request.headers())).requestBody(request.body()).remoteAddress(request.from()).build()));
                return new WebServer.Response(response.getStatusCode(), "text/plain", response.getBody() == null ? "" : response.getBody());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        server.start();
        System.out.println("ready http://127.0.0.1:" + server.port() + "/");
    }
}
