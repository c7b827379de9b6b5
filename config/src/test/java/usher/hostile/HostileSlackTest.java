package usher.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.config.OpenHouse;
import usher.fakes.slack.Sent;
import usher.fakes.slack.FakeChannel;
import usher.fakes.slack.FakeSlack;
import usher.fakes.slack.FakeUser;
import usher.fakes.slack.Interaction;

/**
 * What comes from Slack, spoilt: by HTTP with Slack's signature and with forged, old and missing ones, and by the socket. Never a status of 500 or more, nothing
 * changes for who did not sign, what comes again is done once, and after all of it a person is served. {@code -Dusher.hostile.tries=100} tries a hundred times as
 * much, {@code -Dusher.hostile.seed=7} something else.
 */
class HostileSlackTest {

    private static final List<String> RAW = List.of("", "{", "[]", "null", "\"hello\"", "{\"type\":\"hello\"}", "{\"type\":\"disconnect\",\"reason\":\"\u2042\"}", "{\"type\":\"events_api\"}", "{\"type\":\"interactive\",\"envelope_id\":\"e\"}",
        "{\"type\":\"interactive\",\"envelope_id\":null,\"payload\":{\"type\":\"block_actions\"}}", "{\"type\":\"interactive\",\"envelope_id\":\"e\",\"payload\":{\"type\":\"block_actions\"}}", "{\"type\":\"slash_commands\",\"envelope_id\":\"e\",\"payload\":{}}",
        "{\"type\":\"unknown\",\"envelope_id\":\"e\",\"payload\":{\"a\":1}}", "{\"envelope_id\":{\"a\":1},\"payload\":{\"type\":\"block_actions\"}}", "\0\u0001", "{\"a\":" .repeat(5_000), "[".repeat(100_000), "{\"type\":\"interactive\",\"payload\":\"" + "x".repeat(1_000_000) + "\"}");

    @TempDir
    Path folder;

    private final RandomGenerator random = Tries.random("slack");
    private final Findings findings = new Findings();
    private Complaints complaints;

    private record Told(Interaction.Kind kind, JsonNode payload) {
        String body(JsonNode spoilt) {
            if (kind == Interaction.Kind.EVENT) return spoilt.toString();
            if (kind != Interaction.Kind.COMMAND) return "payload=" + URLEncoder.encode(spoilt.toString(), UTF_8);
            var pairs = new ArrayList<String>();
            spoilt.fields().forEachRemaining(it -> pairs.add(it.getKey() + "=" + URLEncoder.encode(it.getValue().asText(), UTF_8)));
            return String.join("&", pairs);
        }

        String envelope(JsonNode spoilt) {
            var type = switch (kind) {
                case COMMAND -> "slash_commands";
                case EVENT -> "events_api";
                case PRESS, SUBMISSION, SUGGESTION -> "interactive";
            };
            return JsonNodeFactory.instance.objectNode().put("envelope_id", java.util.UUID.randomUUID().toString()).put("type", type).put("accepts_response_payload", true).set("payload", spoilt).toString();
        }
    }

    @BeforeEach
    void listen() {
        complaints = Complaints.heard();
    }

    @AfterEach
    void done() {
        complaints.close();
    }

    @Test
    void whateverSlackSendsIsAnsweredAndPeopleAreServedAfterwards() throws Exception {
        var slack = FakeSlack.start();
        try (var house = OpenHouse.onSlack(slack, folder)) {
            var sam = slack.user("Sam", true, "Europe/Berlin");
            var ann = slack.user("Ann");
            var hall = slack.channel("hall");
            var told = told(house, sam, ann, hall);
            for (var it : told) {
                for (var i = 0; i < Tries.of(25); i++) {
                    findings.tried();
                    var body = random.nextInt(12) == 0 ? Nasty.mutated(it.body(it.payload()), random) : it.body(Paper.spoilt(it.payload(), random));
                    judge(it.kind() + " " + body, Wire.send(house.port(), letter(house, it.kind(), body, signed(body, FakeSlack.SIGNING_SECRET, Instant.now())).bytes()));
                }
            }
            serves(house, ann, hall);
            slack.viaSocket();
            for (var raw : RAW) {
                org.awaitility.Awaitility.await().until(slack::isConnected);
                bySocket(slack, raw);
            }
            for (var it : told) {
                for (var i = 0; i < Tries.of(25); i++) bySocket(slack, random.nextInt(12) == 0 ? Nasty.mutated(it.envelope(it.payload()), random) : it.envelope(Paper.spoilt(it.payload(), random)));
            }
            serves(house, ann, hall);
        }
        assertThat(findings.all()).as("%s", findings).isEmpty();
        System.out.println("hostile from Slack: " + findings.count());
    }

    @Test
    void whatIsNotSignedBySlackNowChangesNothing() throws Exception {
        var slack = FakeSlack.start();
        try (var house = OpenHouse.onSlack(slack, folder)) {
            var sam = slack.user("Sam", true, "Europe/Berlin");
            var told = told(house, sam, slack.user("Ann"), slack.channel("hall"));
            var before = Ledger.of(house.bot.database());
            for (var it : told) {
                var body = it.body(it.payload());
                var good = signed(body, FakeSlack.SIGNING_SECRET, Instant.now());
                for (var headers : forged(body, good)) {
                    var reply = Wire.send(house.port(), letter(house, it.kind(), body, headers).bytes());
                    if (reply.status() < 400 || reply.status() >= 500) findings.tell(it.kind() + " is answered " + reply.status(), headers);
                }
                var other = Wire.send(house.port(), letter(house, it.kind(), body + "&x=1", good).bytes());
                if (other.status() < 400 || other.status() >= 500) findings.tell(it.kind() + " with another body is answered " + other.status(), good);
            }
            assertThat(before.changes(Ledger.of(house.bot.database()), (_, _) -> true)).isEmpty();
            assertThat(findings.all()).isEmpty();
        }
    }

    @Test
    void whatSlackDeliversFiftyTimesIsDoneOnce() throws Exception {
        var slack = FakeSlack.start();
        try (var house = OpenHouse.onSlack(slack, folder)) {
            var create = told(house, slack.user("Sam", true, "Europe/Berlin"), slack.user("Ann"), slack.channel("hall")).stream().filter(it -> it.payload().path("text").asText().contains("One more")).findFirst().orElseThrow();
            var body = create.body(create.payload());
            var before = Ledger.of(house.bot.database()).column("seat_drop", "id").size();
            for (var i = 0; i < 50; i++) assertThat(Wire.send(house.port(), letter(house, create.kind(), body, signed(body, FakeSlack.SIGNING_SECRET, Instant.now())).bytes()).status()).isEqualTo(200);
            assertThat(Ledger.of(house.bot.database()).column("seat_drop", "id")).hasSize(before);
        }
    }

    /** One of everything that Slack tells, as it is when nothing is wrong with it. */
    private static List<Told> told(OpenHouse house, FakeUser sam, FakeUser ann, FakeChannel hall) {
        var slack = house.slack;
        var all = new ArrayList<Interaction>();
        all.add(slack.slash(ann, hall, "/usher help"));
        all.getLast().reply();
        all.add(slack.slash(sam, hall, "/drop create One more seats: 2 where: <#" + hall.id() + ">"));
        all.getLast().reply();
        org.awaitility.Awaitility.await().until(() -> !slack.messages(hall).isEmpty());
        all.add(slack.press(ann, slack.messages(hall).getLast(), "Claim"));
        all.getLast().reply();
        var form = slack.slash(sam, hall, "/drop edit");
        all.add(form);
        all.add(slack.submit(slack.slash(sam, hall, "/badge give").window(), Map.of("person", ann.id(), "badge", "Helper")));
        all.getLast().ack();
        all.add(slack.openHome(ann));
        all.getLast().ack();
        var written = slack.writes(ann, slack.messages(hall).getLast(), Sent.typed("*Who* comes, @Sam?\n```\nx\n```\n• one\n> https://example.org :wave:").with("notes.txt")).heard();
        all.add(written.told());
        all.add(written.edits(Sent.oldStyle("*Who* <@" + sam.id() + "> `x` <https://example.org|there>")).heard().told());
        all.add(written.deletes().heard().told());
        all.add(slack.writes(ann, slack.direct(ann), "Hello Usher").heard().told());
        var window = form.window();
        slack.suggest(window, "which", "One");
        return all.stream().map(it -> new Told(it.kind(), it.payload())).toList();
    }

    private static Letter letter(OpenHouse house, Interaction.Kind kind, String body, List<String> headers) {
        var letter = new Letter("/slack/events");
        letter.method = "POST";
        letter.headers.add("Host: usher.example:" + house.port());
        letter.headers.add("Content-Type: " + (kind == Interaction.Kind.EVENT ? "application/json" : "application/x-www-form-urlencoded"));
        letter.headers.addAll(headers);
        letter.body = body.getBytes(UTF_8);
        return letter;
    }

    private static List<String> signed(String body, String secret, Instant at) {
        var stamp = Long.toString(at.getEpochSecond());
        return List.of("X-Slack-Request-Timestamp: " + stamp, "X-Slack-Signature: v0=" + hmac(secret, "v0:" + stamp + ":" + body));
    }

    private static List<List<String>> forged(String body, List<String> good) {
        var now = Instant.now();
        return List.of(List.of(), List.of(good.get(0)), List.of(good.get(1)), signed(body, "not the secret", now), signed(body, FakeSlack.SIGNING_SECRET, now.minusSeconds(400)),
            signed("", FakeSlack.SIGNING_SECRET, now), List.of(good.get(0), "X-Slack-Signature: v0="), List.of(good.get(0), "X-Slack-Signature:"), List.of(good.get(0), good.get(1).replace("v0=", "v1=")), List.of(good.get(0), good.get(1).substring(0, good.get(1).length() - 1)),
            List.of("X-Slack-Request-Timestamp: now", good.get(1)), List.of("X-Slack-Request-Timestamp: 99999999999999999999", good.get(1)), List.of("X-Slack-Request-Timestamp: -1", good.get(1)));
    }

    private static String hmac(String secret, String base) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(base.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void judge(String sent, Wire.Reply reply) {
        if (reply.status() >= 500 || reply.status() == 0) findings.tell("status " + reply.status(), sent);
        if (Verdict.INNARDS.matcher(reply.body()).find()) findings.tell("innards: " + reply.body(), sent);
        findings.tell(complaints.take(), sent);
    }

    private void bySocket(FakeSlack slack, String words) {
        findings.tried();
        slack.sends(words);
        hear(Findings.cut(words, 400));
    }

    /** By the socket nobody is told of what cannot be read, so the log is: whatever else is an error is a fault. */
    private void hear(String of) {
        findings.tell(complaints.take().stream().filter(it -> !it.startsWith("usher.slack.SlackSocket")).toList(), of);
    }

    /** Somebody who means no harm is answered, and the program says that it is well. */
    private void serves(OpenHouse house, FakeUser ann, FakeChannel hall) throws IOException {
        org.awaitility.Awaitility.await().until(() -> house.slack.isConnected());
        assertThat(house.slack.slash(ann, hall, "/drop list").reply().words()).contains("One more");
        hear("afterwards");
        var health = new Letter("/health");
        health.headers.add("Host: localhost");
        assertThat(Wire.send(house.port(), health.bytes()).status()).isEqualTo(200);
    }
}
