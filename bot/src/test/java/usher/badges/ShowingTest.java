package usher.badges;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Answer;
import usher.Value;
import usher.events.Gathering;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** What others see of a badge: nothing, until whoever has it says so, and not a moment longer. */
class ShowingTest {

    private static final Pattern TOKEN = Pattern.compile("https://usher.example/badge/([0-9a-f]{32})");
    private static final String GONE = "There is no badge at this address";

    private final Gathering with = new Gathering();
    private final Chat chat = with.chat;
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona ben = with.ben;

    @AfterEach
    void close() {
        with.close();
    }

    private void give(Persona who, String badge) {
        mo.says("/badge give", Badges.PERSON.is(who.account()), Badges.NAME.is(badge)).isAnswered("has the badge");
    }

    private Persona own(Persona who, String badge) {
        return who.says("/badge list").picks("Show a badge", badge);
    }

    private String publish(Persona who, String name) {
        who.presses("Make public");
        assertThat(who.draft().values()).containsEntry("name", who.name());
        return token(who.fills(Showing.NAME.is(name)));
    }

    private static String token(Persona who) {
        var match = TOKEN.matcher(who.answered());
        if (!match.find()) throw new AssertionError("no address in " + who.answered());
        return match.group(1);
    }

    private Persona opens(String token) {
        return ben.opens(Showing.PAGE, Showing.TOKEN.is(token));
    }

    private String picture(String token) {
        ben.opens(Showing.PICTURE, Showing.TOKEN.is(token));
        return new String(((Answer.Download) ben.answer()).content(), UTF_8);
    }

    @Test
    void aBadgeIsPrivateUntilItsHolderSaysOtherwiseAndGoneWhenTheySaySo() {
        give(ann, "Helper");
        own(ann, "Helper").isAnswered("Who sees it: only you");
        var token = publish(ann, "Ann the Kind");
        ann.isAnswered("The page names you Ann the Kind, known here as Ann.").isAnswered("whoever has its address");
        opens(token).isAnswered("Ann the Kind has the badge Helper").isAnswered("Why: by the moderators, for what they saw").isAnswered("Given: 2027-01-12 12:00 UTC").isAnswered("By: test:main");
        assertThat(ben.answered()).contains("(picture: The badge Helper of Ann the Kind, known here as Ann, given by test:main)");
        ben.isAnswered("Who: Ann the Kind, known here as Ann");
        assertThat(picture(token)).contains("Helper", "Ann the Kind", "test:main", "2027-01-12");
        ann.presses("Change the name").fills(Showing.NAME.is("A."));
        assertThat(token(ann)).isEqualTo(token);
        opens(token).isAnswered("A. has the badge Helper");
        ann.presses("Make private").isAnswered("only you");
        opens(token).isRefused(GONE);
        ben.opens(Showing.PICTURE, Showing.TOKEN.is(token)).isRefused(GONE);
        assertThat(publish(ann, "Ann")).isNotEqualTo(token);
        assertThat(opens(token(ann)).answered()).contains("Who: Ann\n").doesNotContain("known here");
        opens(token).isRefused(GONE);
    }

    @Test
    void nobodyElseMakesItPublicAndNobodyGuesses() {
        give(ann, "Helper");
        var badge = (Value) Showing.ONE.is(chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select id from badge").mapTo(Long.class).one()));
        for (var action : new String[] {Showing.SHOW, Showing.PUBLISH, Showing.PRIVATE, Showing.SHARE}) ben.calls(action, badge).isRefused("That badge is not yours");
        mo.calls(Showing.PUBLIC, badge, Showing.NAME.is("Ann")).isRefused("That badge is not yours");
        for (var guess : new String[] {"", "null", "0".repeat(32), "x".repeat(40)}) opens(guess).isRefused("");
    }

    @Test
    void itIsAnnouncedOnceAndOnlyWhenItsHolderWantsIt() {
        give(ann, "Helper");
        assertThat(own(ann, "Helper").answered()).doesNotContain("Share it");
        mo.calls("usher.channel", new Value("channel", Address.channel(Chat.MAIN, "general").key()));
        own(ann, "Helper").presses("Share it with everybody").isAnswered("It was announced in #general").isAnswered("Who sees it: whoever reads #general");
        assertThat(ann.answered()).doesNotContain("Share it");
        ann.calls(Showing.SHARE, badgeOf(ann)).isAnswered("It was announced in #general");
        assertThat(announced()).isEqualTo(1);
        publish(ann, "Ann");
        ann.isAnswered("Who sees it: whoever has its address, and whoever reads #general").presses("Make private").isAnswered("Who sees it: whoever reads #general");
        ben.sees("@Ann earned the badge Helper");
        mo.says("/badge take", Badges.PERSON.is(ann.account()), new Value("badge", "Helper"));
        assertThat(announced()).isZero();
    }

    private Value badgeOf(Persona who) {
        return Showing.ONE.is(chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select badge_id from badge_held").mapTo(Long.class).first()));
    }

    private long announced() {
        return chat.channel("general").stream().filter(it -> CardText.of(it.card(), Locale.ENGLISH).contains("earned the badge")).count();
    }

    @Test
    void whoLeavesOrIsErasedOrLosesItTakesItsPageAlong() {
        mo.calls("usher.channel", new Value("channel", Address.channel(Chat.MAIN, "general").key()));
        give(ann, "Helper");
        own(ann, "Helper").presses("Share it with everybody");
        publish(ann, "Silver Swan");
        ann.presses("Change the name").fills(Showing.NAME.is("Golden Goose"));
        var anns = token(ann);
        ann.presses("Change the name"); // and thinks better of it
        give(ben, "Helper");
        own(ben, "Helper");
        var bens = publish(ben, "Ben");
        give(with.cleo, "Helper");
        own(with.cleo, "Helper");
        var cleos = publish(with.cleo, "Cleo");
        ann.says("/my export");
        assertThat(new String(((Answer.Download) ann.answer()).content(), UTF_8)).contains("\"public, by the name of\" : \"Golden Goose\"", "\"shared\" : true");
        ann.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        with.cleo.calls("people.left");
        mo.says("/badge take", Badges.PERSON.is(ben.account()), new Value("badge", "Helper"));
        for (var token : new String[] {anns, bens, cleos}) opens(token).isRefused(GONE);
        assertThat(announced()).isZero();
        assertThat(chat.rows()).doesNotContain(anns, ann.account().key(), "Silver Swan", "Golden Goose");
    }

    @Test
    void ofLinkedAccountsOneHasWhatEitherHadAndItsPageStands() {
        with.connected();
        give(ann, "Helper");
        own(ann, "Helper");
        var token = publish(ann, "Ann");
        var other = chat.member(Chat.OTHER, "Ann");
        other.says("/my show");
        with.link(other, ann);
        opens(token).isAnswered("Ann has the badge Helper");
        other.says("/badge list").isAnswered("Helper");
    }

    @Test
    void communitiesThatJoinKeepPagesAndWhatWasTaken() {
        var zoe = chat.member(Chat.OTHER, "Zoe");
        with.olga.says("/badge give", Badges.PERSON.is(zoe.account()), Badges.NAME.is("Helper"));
        with.olga.says("/badge rule", Badges.NAME.is("helper"), Ruling.KIND.is("checklists"));
        own(zoe, "Helper");
        var token = publish(zoe, "Zoe");
        give(ann, "HELPER");
        mo.says("/badge take", Badges.PERSON.is(ann.account()), new Value("badge", "HELPER"));
        with.connected();
        opens(token).isAnswered("Zoe has the badge HELPER");
        mo.says("/badge rules").isAnswered("HELPER, for finishing a checklist for the first time");
        with.until("2027-01-12T13:00:00Z");
        ann.says("/badge list").isAnswered("no badges");
    }

    @Test
    void hostileNamesAreTextOnThePictureAndNothingElse() {
        var hostile = "<script>alert(1)</script> & \"x\" '{0}' \u202Eevil\u2066 \uD83C\uDF89";
        give(ann, hostile);
        own(ann, hostile);
        var token = publish(ann, "]]><svg onload=alert(2)>");
        opens(token).isAnswered(hostile).isAnswered("]]><svg onload=alert(2)>");
        var svg = picture(token);
        assertThat(svg).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "\uD83C\uDF89").doesNotContain("<script", "onload=alert(2)>", "\u202E", "\u2066", "<svg on");
        ann.presses("Change the name").fills(Showing.NAME.is("\uD83C\uDF89".repeat(61))).isRefused("at most 60 fit");
        ann.fills(Showing.NAME.is("\uD83C\uDF89".repeat(60)));
        assertThat(picture(token)).contains("\uD83C\uDF89");
    }

    @Test
    void thePictureHoldsAnyNameThatFitsTheField() {
        for (var name : new String[] {"x", "W".repeat(60), "\u05E9\u05DC\u05D5\u05DD ".repeat(12).strip(), "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67".repeat(12), "a\u0301".repeat(30), "\uD83C\uDF89".repeat(2_000), ""}) {
            var svg = BadgePicture.of(name, name, name, LocalDate.EPOCH);
            assertThat(svg.split("<text ", -1)).hasSizeLessThanOrEqualTo(13);
            assertThat(svg).doesNotContain("%").endsWith("</svg>\n");
            assertThat(svg.codePoints()).noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        }
        assertThat(BadgePicture.broken("one two three four", 9)).containsExactly("one two", "three", "four");
    }
}
