package usher.discord;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp and JDA from repeating a request by themselves when its end is unknown and Discord would carry it out twice: calendar entries have no nonce.
 * It ends as error {@value #UNKNOWN_END} instead, and the outbox looks before it tries again.
 */
final class OnceOnly implements Interceptor {

    /** Not one of Discord's numbers. */
    static final int UNKNOWN_END = 999_001;

    @Override
    public Response intercept(Chain chain) throws IOException {
        var request = chain.request();
        var body = request.body();
        if (!request.method().equals("POST") || body == null || !request.url().encodedPath().endsWith("/scheduled-events")) return chain.proceed(request);
        try {
            var response = chain.proceed(request.newBuilder().post(new OneShot(body)).build());
            if (response.code() < 500) return response;
            response.close();
            return unknown(request, "status " + response.code());
        } catch (IOException broken) {
            return unknown(request, broken.getClass().getSimpleName());
        }
    }

    private static Response unknown(Request request, String why) {
        var said = "{\"code\":" + UNKNOWN_END + ",\"message\":\"" + why + "\"}";
        return new Response.Builder().request(request).protocol(Protocol.HTTP_1_1).code(400).message("Bad Request")
            .body(ResponseBody.create(said, MediaType.get("application/json"))).build();
    }

    /** OkHttp sends such a body once, whatever becomes of the connection. */
    private static final class OneShot extends RequestBody {
        private final RequestBody body;

        OneShot(RequestBody body) {
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }
    }
}
