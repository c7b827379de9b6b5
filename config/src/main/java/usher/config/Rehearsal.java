package usher.config;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** A start on a data folder that is thrown away, so that Java learns which classes a start needs; the launcher keeps what it learned. */
final class Rehearsal {

    private Rehearsal() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("usher-rehearsal");
        try {
            var settings = Settings.read(Map.of(Setting.HOME.env(), folder.toString(), Setting.PORT.env(), "0"));
            try (var house = House.open(settings, Home.open(settings)); var browser = HttpClient.newHttpClient()) {
                for (var path : new String[] {"/", "/health", "/metrics"}) {
                    browser.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + path)).build(), HttpResponse.BodyHandlers.ofString());
                }
            }
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }
}
