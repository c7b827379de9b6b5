package usher.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.Action;
import usher.Answer;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Refusal;
import usher.Text;

/** The pages that features offer: a card, a file, or nothing for who has no right address. */
class VisitsTest {

    private static final Field.Line TOKEN = new Field.Line(Field.required("token", "Token", "a secret"), 80);
    private static final Field.Id NUMBER = new Field.Id("n");

    @TempDir
    Path folder;
    private Stage stage;
    private Web web;

    private static final class Offers implements Feature {
        @Override
        public List<Action> actions() {
            return List.of(
                Action.page("draw.page", "/draw/{n}", List.of(NUMBER), (call, _) -> Answer.done(card(call.get(NUMBER)))),
                Action.page("feed.page", "/calendar/{token}.ics", List.of(TOKEN), (call, _) -> {
                    if (!call.get(TOKEN).equals("right")) throw Refusal.of("There is no calendar at this address. Ask for a new one with {command}.", Text.code("command", "/my calendar"));
                    return new Answer.Download("usher.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8), Card.of("Calendar"));
                }),
                Action.page("broken.page", "/broken/{token}", List.of(TOKEN), (_, _) -> {
                    throw new IllegalStateException("planted");
                }));
        }

        private static Card card(long n) {
            return Card.of("Draw {n} of {what}", Text.count("n", n), Text.strong("what", "<script>alert(1)</script>")).say("It was drawn {when}", Text.moment("when", Instant.EPOCH))
                .with(new Card.Picture(URI.create("https://pictures.example/a.png"), Text.of("A wheel"))).with(new Card.Picture(URI.create("/draw/7.svg"), Text.of("Seven balls")))
                .with(new Card.Picture(URI.create("//elsewhere.example/a.png"), Text.of("Not ours"))).with(new Card.Bar(Text.of("Drawn"), 3, 7)).with(new Card.Bar(Text.of("Left"), 0, 0))
                .controls(Card.button("Claim", "drop.claim", NUMBER.is(n)), Card.link("The post", URI.create("https://chat.example/1")));
        }
    }

    @BeforeEach
    void open() {
        stage = new Stage(folder, List.of(new Sample(), new Offers()), Instant.now(), 0);
        web = new Web(stage.url());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aCardIsAWholePageWithNothingToPress() {
        var page = web.get("/draw/7");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!doctype html>").contains("Draw 7 of", "&lt;script&gt;alert(1)", "The post", "<time datetime=\"1970-01-01T00:00:00Z\"", "lang=\"en\"")
            .doesNotContain("<script>alert", "data-press", "Claim");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @Test
    void aPageHasOneHeadingAndSaysInWordsWhatItsBarsShow() {
        assertThat(web.get("/draw/7").body()).containsOnlyOnce("<h1 ").doesNotContain("<h3")
            .contains("<p class=\"bar-label\">Drawn</p><p class=\"bar-said\">3 of 7</p><progress max=\"7\" value=\"3\" aria-hidden=\"true\"></progress>", "<progress max=\"1\" value=\"0\"");
    }

    @Test
    void aPictureOfThesePagesIsShownAndOneThatOnlyLooksLikeItIsSaid() {
        assertThat(web.get("/draw/7").body()).contains("<img class=\"picture\" src=\"/draw/7.svg\" alt=\"Seven balls\"", "<p>Not ours</p>").doesNotContain("elsewhere.example");
    }

    @Test
    void aPageIsInALanguageThatItsReaderAskedForAndThatThereIs() {
        assertThat(web.get("/calendar/wrong.ics", "Accept-Language", "de-AT,de;q=0.9").body()).contains("Hier ist nichts");
        assertThat(web.get("/draw/7", "Accept-Language", "de-AT,de;q=0.9").body()).contains("lang=\"de\"", "3 von 7");
        assertThat(web.get("/draw/7", "Accept-Language", "fr").body()).contains("lang=\"en\"", "3 of 7");
        assertThat(web.get("/draw/7", "Accept-Language", "<script>").body()).contains("lang=\"en\"");
    }

    @Test
    void picturesMayComeFromWhereTheCardsOwnComeFromAndFromNowhereElse() {
        assertThat(web.get("/draw/7").headers().firstValue("Content-Security-Policy").orElse("")).contains("img-src 'self' data: https://pictures.example;").contains("default-src 'none'");
        assertThat(web.get("/draw/7").body()).contains("src=\"https://pictures.example/a.png\" alt=\"A wheel\" loading=\"lazy\" referrerpolicy=\"no-referrer\"");
        assertThat(web.get("/broken/x").headers().firstValue("Content-Security-Policy").orElse("")).contains("img-src 'self' data:;");
    }

    @Test
    void aFileIsSentAsItIsAndAskedForAgainOnlyWhenItChanged() {
        var feed = web.get("/calendar/right.ics");
        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.body()).isEqualTo("BEGIN:VCALENDAR");
        assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(feed.headers().firstValue("Content-Disposition")).hasValue("inline; filename=\"usher.ics\"");
        assertThat(feed.headers().firstValue("Cache-Control").orElse("")).startsWith("private");
        var again = web.get("/calendar/right.ics", "If-None-Match", feed.headers().firstValue("ETag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        var head = web.head("/calendar/right.ics");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isEqualTo(feed.headers().firstValue("ETag"));
    }

    @Test
    void aWrongAddressSaysWhatToDoAndNothingElse() {
        var no = web.get("/calendar/wrong.ics");
        assertThat(no.statusCode()).isEqualTo(404);
        assertThat(no.body()).contains("There is no calendar at this address", "/my calendar");
        assertThat(web.get("/draw/seven").statusCode()).isEqualTo(404);
        assertThat(web.get("/calendar/" + "x".repeat(400) + ".ics").statusCode()).isEqualTo(404);
        assertThat(web.post("/draw/7", "").statusCode()).isIn(404, 405);
    }

    @Test
    void ourFaultHasANumberAndNoStackTrace() {
        var broken = web.get("/broken/x");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).contains("Incident").doesNotContain("planted", "IllegalState");
    }

    @Test
    void whoTriesManySecretsIsMadeToWait() {
        var tries = 0;
        while (web.get("/calendar/guess" + tries + ".ics").statusCode() == 404) tries++;
        assertThat(tries).isLessThan(20);
        var busy = web.get("/calendar/right.ics");
        for (var n = 0; busy.statusCode() == 200 && n < 5; n++) { // a miss may leave so little to wait for that it is over by now
            while (web.get("/calendar/guess" + tries + ".ics").statusCode() == 404) tries++;
            busy = web.get("/calendar/right.ics");
        }
        assertThat(busy.statusCode()).as("not even the right one is told from the others").isEqualTo(429);
        assertThat(busy.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void patienceComesBackAndIsEachNetworksOwn() {
        var clock = new AtomicLong();
        var patience = new Patience(clock::get);
        for (var n = 0; n < 11; n++) patience.missed("2001:db8:1:2::" + n);
        assertThat(patience.allows("2001:db8:1:2::77")).isFalse();
        assertThat(patience.allows("2001:db8:1:3::77")).isTrue();
        assertThat(patience.allows("192.0.2.1")).isTrue();
        clock.addAndGet(Duration.ofSeconds(10).toNanos());
        for (var n = 0; n < Patience.A_SECOND; n++) assertThat(patience.allows("2001:db8:1:2::1")).isTrue();
    }
}
