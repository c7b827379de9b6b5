package usher.config;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * A start on a data folder that is thrown away, with stand-ins for Discord and Slack, so that Java learns which classes a start needs; the launcher keeps what
 * it learned. It is started twice, since the first start makes the database and the second finds one, as nearly all do.
 */
final class Rehearsal {

    private Rehearsal() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("usher-rehearsal");
        try {
            for (var start = 0; start < 2; start++) start(folder);
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
        System.exit(0); // whatever a library left running is not waited for
    }

    private static void start(Path folder) throws Exception {
        try (var understudies = new Understudies()) {
            var environment = new HashMap<>(understudies.settings());
            environment.putAll(Map.of(Setting.HOME.env(), folder.toString(), Setting.PORT.env(), "0", Setting.PLAYGROUND.env(), "on"));
            var settings = Settings.read(environment);
            try (var house = House.open(settings, Home.open(settings)); var browser = HttpClient.newHttpClient()) {
                for (var path : new String[] {"/", "/health", "/metrics"}) {
                    browser.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + path)).build(), HttpResponse.BodyHandlers.ofString());
                }
            }
        }
    }
}
