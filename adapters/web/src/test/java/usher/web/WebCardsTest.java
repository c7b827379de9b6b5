package usher.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Reader;
import usher.Card;
import usher.Draft;
import usher.Text;
import usher.Value;

class WebCardsTest {

    private static final String HOSTILE = "</h3><script>alert(1)</script><img src=x onerror=\"alert('2')\"> & @everyone <!channel> *x* =1+1";

    @Test
    void whatPeopleTypedArrivesAsExactlyThoseCharactersInEveryPartOfACard() {
        var words = Text.verbatim(HOSTILE);
        var card = new Card(words, Card.Tone.PLAIN, List.of(new Card.Paragraph(words), new Card.Facts(List.of(new Card.Fact(words, Text.of("{b}", Text.strong("b", HOSTILE))))),
            new Card.Bullets(List.of(Text.of("{c}", Text.code("c", HOSTILE)))), new Card.Note(Text.of("{m}", Text.mention("m", usher.Account.of("playground:main/ann"), HOSTILE)))),
            List.of(new Card.Button(words, "drop.claim", List.of(), Card.Weight.NORMAL, true), new Card.Pick(words, "pick", List.of(), "field", List.of(new Card.Option(HOSTILE, words)))));
        assertThat(WebCards.html(card, Locale.ENGLISH)).doesNotContain("<script", "<img", "onerror=\"").contains("&lt;script&gt;alert(1)&lt;/script&gt;").contains("@everyone &lt;!channel&gt; *x* =1+1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "/relative"})
    void aLinkThatIsNoPlaceToGoIsOnlyWords(String to) {
        var card = Card.of("{a}", Text.link("a", URI.create(to), "words")).controls(Card.link("Go", URI.create(to)));
        assertThat(WebCards.html(card, Locale.ENGLISH)).doesNotContain("href").contains("words", "Go");
    }

    @Test
    void aLinkOpensElsewhereAndTellsNobodyWhereItCameFrom() {
        assertThat(WebCards.html(Card.of("{a}", Text.link("a", URI.create("https://example.org/?a=1&b=2"), "there")), Locale.ENGLISH))
            .contains("<a href=\"https://example.org/?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener noreferrer\">there</a>");
    }

    @Test
    void aMomentIsATimeThatThePageDrawsInTheReadersZone() {
        var at = Instant.parse("2027-03-28T01:30:00Z");
        assertThat(WebCards.html(Card.of("{t}", Text.moment("t", at, Text.Style.RELATIVE)), Locale.ENGLISH))
            .contains("<time datetime=\"2027-03-28T01:30:00Z\" data-style=\"relative\">2027-03-28 01:30 UTC</time>");
    }

    @Test
    void wordsThatTurnDirectionStayWithinThemselves() {
        assertThat(WebCards.html(Card.of("{a} and {b}", Text.plain("a", "שלום\u202e evil"), Text.plain("b", "plain")), Locale.ENGLISH)).contains("<bdi>שלום\u202e evil</bdi>").doesNotContain("<bdi>plain");
    }

    @Test
    void aDisabledButtonCarriesNothingToPress() {
        assertThat(WebCards.html(Card.of("T").controls(Card.button("Claim", "drop.claim", new Value("drop", "12")).enabled(false)), Locale.ENGLISH)).contains("disabled").doesNotContain("data-press");
    }

    @Test
    void aButtonCarriesItsActionAndValues() {
        assertThat(WebCards.html(Card.of("T").controls(Card.button("Claim", "drop.claim", new Value("drop", "12"))), Locale.ENGLISH)).contains("data-press=\"drop.claim?drop=12\"");
    }

    @Test
    void aFormShowsWhatWasTypedAndBesideItWhatIsWrong() {
        var create = new Sample().actions().getFirst();
        var draft = new Draft("d1", "drop.create", Map.of("title", HOSTILE, "seats", "ten"), Map.of("seats", Text.of("{t} is not a number", Text.strong("t", "<ten>"))));
        assertThat(new WebForms(Cast.STANDARD).html(create, draft, Map.of("seats", "eleven"), new Reader(Locale.ENGLISH, Optional.empty())))
            .contains("data-draft=\"d1\"", "value=\"eleven\"", "aria-invalid=\"true\"", "&lt;ten&gt; is not a number", "value=\"&lt;/h3&gt;&lt;script&gt;")
            .doesNotContain("<script");
    }
}
