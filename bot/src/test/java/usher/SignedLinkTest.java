package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.people.Homes;
import usher.people.People;
import usher.testing.Chat;
import usher.testing.Persona;

/** Links that end: they open what they were made for, and nothing else, to nobody who made one up. */
class SignedLinkTest {

    private static final Field.Id SHOWS = new Field.Id("shows");
    private static final Duration LASTS = Duration.ofHours(1);

    private final Chat chat = new Chat(SignedLinkTest::features);
    private final Persona ann = chat.member("Ann");
    private final Persona mo = chat.admin("Mo");

    private static List<Feature> features() {
        var all = new ArrayList<Feature>();
        all.addAll(People.all(() -> all, new Homes(() -> all), _ -> Optional.empty()));
        all.add(() -> List.of(
            Action.look("link", "Get a link", Right.ANYONE, List.of(SHOWS), (call, view) ->
                Answer.done(Card.of("{link}", Text.plain("link", new SignedLink("own.page", call.get(SHOWS), view.caller().id(), view.now().plus(LASTS)).token(view))))),
            Action.page("own.page", "/own/{token}", List.of(SignedLink.TOKEN), (call, view) -> shown(SignedLink.open(call.get(SignedLink.TOKEN), "own.page", "/link", view))),
            Action.page("other.page", "/other/{token}", List.of(SignedLink.TOKEN), (call, view) -> shown(SignedLink.open(call.get(SignedLink.TOKEN), "other.page", "/link", view)))));
        return all;
    }

    private static Answer shown(SignedLink.Opened opened) {
        return Answer.done(Card.of("{n} of {who} in {where}", Text.count("n", opened.shows()), Text.plain("who", opened.whose().name()), Text.plain("where", opened.inside().community().name())));
    }

    @AfterEach
    void close() {
        chat.close();
    }

    private String link(Persona who, long shows) {
        return who.calls("link", SHOWS.is(shows)).answered().strip();
    }

    private Persona opens(String page, String token) {
        return ann.opens(page, SignedLink.TOKEN.is(token));
    }

    @Test
    void aLinkOpensItsPageUntilTheSecondAtWhichItEnds() {
        var token = link(ann, 7);
        opens("own.page", token).isAnswered("7 of Ann in test:main");
        chat.passes(LASTS.minusMillis(1));
        opens("own.page", token).isAnswered("7 of Ann");
        chat.passes(Duration.ofMillis(1));
        opens("own.page", token).isRefused("This link was good until");
        assertThat(ann.answered()).contains("has ended", "/link gives you a new one").doesNotContain("Ann", "7 of");
        opens("own.page", link(ann, 7)).isAnswered("7 of Ann");
    }

    @Test
    void aLinkOfOnePageOpensNoOther() {
        var token = link(ann, 7);
        opens("other.page", token).isRefused("There is nothing at this address");
        chat.passes(LASTS.plus(Duration.ofDays(1)));
        opens("other.page", token).isRefused("There is nothing at this address");
    }

    @Test
    void whatIsForgedIsToldFromNothing() {
        var token = link(ann, 7);
        var parts = token.split("-");
        var bens = link(chat.member("Ben"), 8).split("-");
        for (var forged : List.of(
                token.substring(0, token.length() - 1) + (token.endsWith("0") ? "1" : "0"), token.substring(0, token.length() - 1), token + "0", token.toUpperCase(Locale.ROOT),
                "8-" + parts[1] + "-" + parts[2] + "-" + parts[3], parts[0] + "-" + bens[1] + "-" + parts[2] + "-" + parts[3], parts[0] + "-" + parts[1] + "-zzzzzz-" + parts[3],
                parts[0] + "-" + parts[1] + "-1-" + parts[3], "zzzzzzzzzzzzz-zzzzzzzzzzzzz-zzzzzzzzzzzzz-" + "0".repeat(64), "-7-1-1-" + parts[3], "x", "…", "0".repeat(120))) {
            opens("own.page", forged).isRefused("There is nothing at this address");
        }
        opens("own.page", "0".repeat(121)).isRefused("at most 120");
    }

    @Test
    void aTokenIsShortEnoughForAnyAddressAndWrittenInLettersThatNeedNoEscape() {
        var far = Instant.parse("9999-12-31T23:59:59Z");
        var token = link(ann, Long.parseLong("999999999999999999"));
        assertThat(token).matches("[0-9a-z-]+");
        assertThat(Long.toString(Long.MAX_VALUE, 36).length() * 2 + Long.toString(far.getEpochSecond(), 36).length() + 3 + 64).isLessThanOrEqualTo(106);
        opens("own.page", token).isAnswered("999,999,999,999,999,999 of Ann");
    }

    @Test
    void aLinkOfWhoLeftOrHadThemselvesErasedIsGone() {
        var ben = chat.member("Ben");
        var bens = link(ben, 1);
        var anns = link(ann, 2);
        ben.calls("people.left");
        opens("own.page", bens).isRefused("There is nothing at this address");
        ben.says("/my show"); // is back, and so is what the link shows
        opens("own.page", bens).isAnswered("1 of Ben");
        ann.says("/my erase").presses("Erase everything");
        mo.opens("own.page", SignedLink.TOKEN.is(anns)).isRefused("There is nothing at this address");
    }

    @Test
    void theKeyIsMadeOnceAndOutlivesARestart() {
        var token = link(ann, 7);
        var key = key();
        chat.restarts();
        assertThat(key()).isEqualTo(key).hasSize(1).allMatch(it -> it.matches("[0-9a-f]{64}"));
        opens("own.page", token).isAnswered("7 of Ann");
    }

    private List<String> key() {
        return chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select secret from signing_key").mapTo(String.class).list());
    }

    @Test
    void anotherBotOpensNoneOfThisOnes() {
        var token = link(ann, 7);
        chat.bot().database().jdbi().useHandle(handle -> handle.execute("update signing_key set secret = '" + "0".repeat(64) + "'"));
        opens("own.page", token).isRefused("There is nothing at this address");
    }
}
