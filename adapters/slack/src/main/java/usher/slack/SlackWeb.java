package usher.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;

/** The Web API with the bot's token, on connections that never repeat a request by themselves: what may have been posted is looked for, not posted again. */
final class SlackWeb {

    /** A call that takes longer has an unknown end. Slack itself answers within a second or fails. */
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** OkHttp keeps 5 idle connections by default, which means reconnecting under load. */
    private static final int IDLE_CONNECTIONS = 64;

    private final Slack slack;
    private final MethodsClient methods;

    SlackWeb(SlackSettings settings) {
        var config = new SlackConfig();
        config.setStatsEnabled(false);
        settings.apiUrl().ifPresent(url -> config.setMethodsEndpointUrlPrefix(url.endsWith("/") ? url : url + "/"));
        var client = SlackHttpClient.buildOkHttpClient(config).newBuilder().retryOnConnectionFailure(false).callTimeout(LONGEST)
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES)).build();
        slack = Slack.getInstance(config, new SlackHttpClient(client));
        methods = slack.methods(settings.botToken());
    }

    Slack slack() {
        return slack;
    }

    MethodsClient methods() {
        return methods;
    }

    /** Slack said no, in its own word ({@code expired_trigger_id}). */
    static final class Declined extends Exception {
        private final String error;

        Declined(String error) {
            super("Slack said " + error);
            this.error = error;
        }

        String error() {
            return error;
        }
    }

    /** One request. */
    interface Ask<T extends SlackApiTextResponse> {
        T to(MethodsClient methods) throws IOException, SlackApiException;
    }

    /** Carries it out; throws {@link Declined} when Slack answered, and said no. */
    <T extends SlackApiTextResponse> T ask(Ask<T> ask) throws IOException, SlackApiException, Declined {
        var reply = ask.to(methods);
        if (!reply.isOk()) throw new Declined(reply.getError() == null ? "unknown_error" : reply.getError() + (reply.getNeeded() == null ? "" : " " + reply.getNeeded()));
        return reply;
    }

    /** Posts to a {@code response_url}; false when Slack no longer takes it. */
    boolean respond(String url, Object body) throws IOException {
        try (var reply = slack.getHttpClient().postJsonBody(url, body)) {
            return reply.isSuccessful();
        }
    }

    void close() {
        slack.getHttpClient().getOkHttpClient().dispatcher().executorService().shutdown();
        slack.getHttpClient().getOkHttpClient().connectionPool().evictAll();
    }
}
