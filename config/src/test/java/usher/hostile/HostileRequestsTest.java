package usher.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.config.OpenHouse;

/**
 * Every route of the web server with every method and with paths, queries, headers and bodies that nobody of good manners sends: never a status of 500 or more, never
 * a word about our innards, never a page without its policy, and nothing changes for who is not let in. {@code -Dusher.hostile.tries=100} tries a hundred times as
 * much, {@code -Dusher.hostile.seed=7} something else.
 */
class HostileRequestsTest {

    private static final Pattern NUMBER = Pattern.compile("name=\"usher-session\" content=\"([0-9a-f]+)\"");
    private static final String CALL = "{\"id\":\"%s\",\"as\":\"mo\",\"place\":\"channel/general\",\"press\":\"drop.create\",\"values\":{\"title\":\"Planted\",\"seats\":\"1\"}}";

    /** Of HTTP itself: a way to send the body that is not spoken here, a version that is not. */
    private static final Set<Integer> OF_THE_PROTOCOL = Set.of(501, 505);

    @TempDir
    Path folder;

    private final RandomGenerator random = Tries.random("requests");
    private final Findings findings = new Findings();
    private Complaints complaints;

    @BeforeEach
    void listen() {
        complaints = Complaints.heard();
    }

    @AfterEach
    void done() {
        complaints.close();
    }

    @Test
    void whateverIsRequestedIsAnsweredInOrder() throws Exception {
        try (var house = OpenHouse.onTheWeb(folder, Optional.empty())) {
            var endpoints = house.endpoints();
            assertThat(endpoints).contains("GET /", "POST /playground/call", "GET /playground/events", "POST /slack/events", "GET /health", "GET /metrics").hasSizeGreaterThan(20);
            var session = session(house, "");
            for (var endpoint : endpoints) {
                var times = endpoint.contains("/assets/") ? 2 : endpoint.startsWith("POST") ? 60 : 20;
                for (var i = 0; i < Tries.of(times); i++) {
                    var letter = Letter.spoilt(endpoint, house.port(), random);
                    if (random.nextInt(3) != 0) letter.headers.addAll(session);
                    judge(letter, Wire.send(house.port(), letter.bytes()));
                }
            }
            stillServes(house);
        }
        assertThat(findings.all()).as("%s", findings).isEmpty();
        System.out.println("hostile requests: " + findings.count());
    }

    @Test
    void withoutTheSessionsNumberNothingChanges() throws Exception {
        try (var house = OpenHouse.onTheWeb(folder, Optional.empty())) {
            var session = session(house, "");
            var cookie = session.get(0);
            var number = session.get(1);
            var before = rows(house);
            var posts = house.endpoints().stream().filter(it -> it.startsWith("POST /playground")).map(it -> it.substring(5)).toList();
            assertThat(posts).hasSizeGreaterThan(2);
            for (var path : posts) {
                for (var headers : List.of(List.<String>of(), List.of(cookie), List.of(number), List.of(cookie, "X-Usher-Session: " + "0".repeat(64)), List.of(cookie.replaceAll("=.*", "=" + "0".repeat(32)), number),
                    List.of(cookie, number.substring(0, number.length() - 1)), List.of(cookie, number, "Sec-Fetch-Site: cross-site"), List.of(cookie, number, "Sec-Fetch-Site: same-site"), List.of(cookie, number, "Content-Type: text/plain"))) {
                    var reply = Wire.send(house.port(), change(house, path, headers).bytes());
                    if (reply.status() < 400 || reply.status() >= 500) findings.tell(path + " is answered " + reply.status(), headers);
                }
            }
            assertThat(before.changes(rows(house), (_, _) -> true)).isEmpty();
            assertThat(findings.all()).isEmpty();
            assertThat(Wire.send(house.port(), change(house, "/playground/call", List.of(cookie, number)).bytes()).status()).isEqualTo(200);
            assertThat(before.changes(rows(house), (_, _) -> true)).isNotEmpty();
        }
    }

    @Test
    void withoutTheAccessTokenThePlaygroundIsShut() throws Exception {
        try (var house = OpenHouse.onTheWeb(folder, Optional.of("a-secret"))) {
            var session = session(house, "?token=a-secret");
            var before = rows(house);
            for (var endpoint : house.endpoints().stream().filter(it -> it.contains(" /playground/") || it.endsWith(" /")).toList()) {
                for (var more : List.of("", "?token=", "?token=a-secre", "?token=A-SECRET", "?token=a-secret%00", "?token[]=a-secret")) {
                    var parts = endpoint.split(" ");
                    var letter = change(house, parts[1], session.stream().filter(it -> !it.contains("usher_access")).map(it -> it.replaceAll("; usher_access=\\w+", "")).toList());
                    letter.method = parts[0];
                    letter.query = more;
                    var reply = Wire.send(house.port(), letter.bytes());
                    if (reply.status() != 401) findings.tell(letter.path + " is answered " + reply.status(), letter);
                }
            }
            assertThat(findings.all()).isEmpty();
            assertThat(before.changes(rows(house), (_, _) -> true)).isEmpty();
        }
    }

    private static Ledger rows(OpenHouse house) {
        return Ledger.of(house.bot.database());
    }

    private Letter change(OpenHouse house, String path, List<String> headers) {
        var letter = new Letter(path);
        letter.method = "POST";
        letter.headers.add("Host: localhost:" + house.port());
        if (headers.stream().noneMatch(it -> it.startsWith("Content-Type"))) letter.headers.add("Content-Type: application/json");
        letter.headers.addAll(headers);
        letter.body = CALL.formatted(new java.util.UUID(random.nextLong(), random.nextLong())).getBytes(UTF_8);
        return letter;
    }

    /** The cookie and the number that the page gives a browser, as headers. */
    private static List<String> session(OpenHouse house, String query) throws IOException {
        var letter = new Letter("/");
        letter.query = query;
        letter.headers.add("Host: localhost:" + house.port());
        var page = Wire.send(house.port(), letter.bytes());
        var number = NUMBER.matcher(page.body());
        assertThat(number.find()).as("%s", page).isTrue();
        return List.of("Cookie: " + Stream.of(page.header("set-cookie").split("\n")).map(it -> it.split(";")[0]).reduce((a, b) -> a + "; " + b).orElseThrow(), "X-Usher-Session: " + number.group(1));
    }

    private void judge(Letter letter, Wire.Reply reply) {
        findings.tried();
        if (reply.status() >= 500 && !OF_THE_PROTOCOL.contains(reply.status())) findings.tell("status " + reply.status() + " " + reply.body().lines().limit(5).toList(), letter);
        if (Verdict.INNARDS.matcher(reply.body()).find() && reply.header("content-type").matches("(?i)(text/html|application/json|text/plain).*") && !letter.path.contains("metrics") && !letter.path.contains("/assets/"))
            findings.tell("innards: " + reply.body(), letter);
        if (reply.header("content-type").startsWith("text/html") && !reply.header("content-security-policy").contains("default-src 'none'")) findings.tell("a page of status " + reply.status() + " without a policy: " + reply.body().lines().filter(it -> it.contains("title")).toList(), letter);
        if (!reply.header("set-cookie").isEmpty() && !reply.header("set-cookie").contains("HttpOnly")) findings.tell("a cookie for scripts: " + reply.header("set-cookie"), letter);
        if (reply.status() > 0 && reply.status() != 100 && reply.header("x-content-type-options").isEmpty() && reply.status() < 400) findings.tell("headers are missing: " + reply.headers(), letter);
        findings.tell(complaints.take(), letter);
    }

    private void stillServes(OpenHouse house) throws IOException {
        var health = new Letter("/health");
        health.headers.add("Host: localhost");
        assertThat(Wire.send(house.port(), health.bytes()).status()).isEqualTo(200);
        var session = session(house, "");
        assertThat(Wire.send(house.port(), change(house, "/playground/call", session).bytes()).body()).contains("Planted");
    }
}
