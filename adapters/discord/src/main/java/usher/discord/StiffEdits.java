package usher.discord;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Turns Discord's 30046 (an old message was edited too often), which comes as a 429, into a 400 with the same body: a 429 JDA would repeat by itself for
 * as long as it takes, and hold up everything behind it in the channel.
 */
final class StiffEdits implements Interceptor {

    private static final long MOST_BYTES = 4096;

    @Override
    public Response intercept(Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        if (response.code() != 429 || !chain.request().method().equals("PATCH")) return response;
        var body = response.peekBody(MOST_BYTES).string();
        if (!body.replace(" ", "").contains("\"code\":30046")) return response;
        return response.newBuilder().code(400).message("Bad Request").build();
    }
}
