package usher.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import usher.Json;

/** A program at the playground's door: a browser's cookies and headers without a browser. */
final class Web {

    private static final Pattern NUMBER = Pattern.compile("name=\"usher-session\" content=\"([0-9a-f]+)\"");

    final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    final String url;

    Web(String url) {
        this.url = url;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> head(String path) {
        return send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** As the page itself sends it. */
    HttpResponse<String> change(String path, Map<String, ?> body) {
        return post(path, Json.write(body), "Content-Type", "application/json", Access.HEADER, number());
    }

    HttpResponse<String> call(String as, String press, Map<String, String> values) {
        return call(UUID.randomUUID(), as, press, values);
    }

    HttpResponse<String> call(UUID id, String as, String press, Map<String, String> values) {
        return change("/playground/call", Map.of("id", id.toString(), "as", as, "place", "channel/general", "press", press, "values", values, "zone", "Europe/Berlin"));
    }

    String number() {
        var match = NUMBER.matcher(get("/").body());
        if (!match.find()) throw new AssertionError("the page brings no session number");
        return match.group(1);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
