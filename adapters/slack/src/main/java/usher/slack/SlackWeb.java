package usher.slack;

import com.google.gson.Gson;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** The Web API with the bot's token, on connections that never repeat a request by themselves: what may have been posted is looked for, not posted again. */
final class SlackWeb {

    /** A call that takes longer has an unknown end. Slack itself answers within a second or fails. */
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** Answers under way at once, and connections kept for them: OkHttp keeps 5 by default, which means reconnecting for nearly every one under load. */
    private static final int AT_ONCE = 64;
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    /** The SDK makes a new one for every body, which looks at every class anew: most of the time that an answer took. */
    private static final Gson SNAKE_CASE = GsonFactory.createSnakeCase();

    private final Slack slack;
    private final MethodsClient methods;
    private final SlackPace pace = new SlackPace();
    private final Semaphore answering = new Semaphore(AT_ONCE, true);

    SlackWeb(SlackSettings settings) {
        var config = new SlackConfig();
        config.setStatsEnabled(false);
        settings.apiUrl().ifPresent(url -> config.setMethodsEndpointUrlPrefix(url.endsWith("/") ? url : url + "/"));
        var client = SlackHttpClient.buildOkHttpClient(config).newBuilder().retryOnConnectionFailure(false).callTimeout(LONGEST)
            .connectionPool(new ConnectionPool(AT_ONCE, 1, TimeUnit.MINUTES)).build();
        slack = Slack.getInstance(config, new SlackHttpClient(client));
        methods = slack.methods(settings.botToken());
    }

    Slack slack() {
        return slack;
    }

    MethodsClient methods() {
        return methods;
    }

    /** How fast deliveries may go. */
    SlackPace pace() {
        return pace;
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
        var reply = paced(ask);
        if (!reply.isOk()) throw new Declined(reply.getError() == null ? "unknown_error" : reply.getError() + (reply.getNeeded() == null ? "" : " " + reply.getNeeded()));
        return reply;
    }

    private <T extends SlackApiTextResponse> T paced(Ask<T> ask) throws IOException, SlackApiException {
        try {
            return ask.to(methods);
        } catch (SlackApiException e) {
            if (e.getResponse().code() == 429 && e.getResponse().request().url().encodedPath().contains("/chat.")) pace.refused(e);
            throw e;
        }
    }

    /** Posts to a {@code response_url}; false when Slack no longer takes it. */
    boolean respond(String url, Object body) throws IOException {
        var request = new Request.Builder().url(url).post(RequestBody.create(SNAKE_CASE.toJson(body), JSON)).build();
        answering.acquireUninterruptibly();
        try (var reply = slack.getHttpClient().getOkHttpClient().newCall(request).execute()) {
            return reply.isSuccessful();
        } finally {
            answering.release();
        }
    }

    void close() {
        slack.getHttpClient().getOkHttpClient().dispatcher().executorService().shutdown();
        slack.getHttpClient().getOkHttpClient().connectionPool().evictAll();
    }
}
