package usher.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Feature;
import usher.Pages;
import usher.Value;
import usher.people.Homes;
import usher.people.People;
import usher.testing.Chat;
import usher.testing.Persona;

class BadgesTest {

    private final Chat chat = new Chat(BadgesTest::features);
    private final Persona mo = chat.admin("Mo");
    private final Persona ann = chat.member("Ann");
    private final Persona ben = chat.member("Ben");

    private static List<Feature> features() {
        var all = new ArrayList<Feature>();
        var homes = new Homes(() -> all);
        all.add(new Badges(homes, Pages.at("https://usher.example"), (_, _, _) -> 0));
        all.addAll(People.all(() -> all, homes, space -> Optional.of(URI.create("https://invite.example/" + space.id()))));
        return all;
    }

    @AfterEach
    void close() {
        chat.close();
    }

    private void give(Persona who, String badge) {
        mo.says("/badge give", Badges.PERSON.is(who.account()), Badges.NAME.is(badge));
    }

    @Test
    void aBadgeComesToBeWhenItIsFirstGivenAndItsHolderSeesIt() {
        ann.says("/badge list").isAnswered("You have no badges yet");
        give(ann, "Helper");
        mo.isAnswered("Ann has the badge Helper");
        ann.says("/badge list").isAnswered("Helper, given 2027-01-12 12:00 UTC");
        ann.says("/my show").isAnswered("Badge: Helper");
    }

    @Test
    void aBadgeIsOneHoweverItIsWrittenAndGivenOnce() {
        give(ann, "Helper");
        give(ben, "helper");
        give(ann, "HELPER");
        mo.isAnswered("has the badge Helper already");
        ben.says("/badge list").isAnswered("Helper");
    }

    @Test
    void onlyModeratorsGiveAndTakeAndSeeWhatOthersHave() {
        give(ann, "Helper");
        ben.says("/badge give", Badges.PERSON.is(ben.account()), Badges.NAME.is("Helper")).isRefused("Only moderators can do that here");
        ben.says("/badge take", Badges.PERSON.is(ann.account()), new Value("badge", "Helper")).isRefused("Only moderators can do that here");
        ben.says("/badge list", Badges.WHOSE.is(ann.account())).isRefused("Only moderators see what others have");
        ann.says("/badge list", Badges.WHOSE.is(ann.account())).isAnswered("Helper");
        mo.says("/badge list", Badges.WHOSE.is(ann.account())).isAnswered("Helper");
        mo.says("/badge list", Badges.WHOSE.is(ben.account())).isAnswered("They have no badges yet");
    }

    @Test
    void aBadgeThatWasTakenIsGone() {
        give(ann, "Helper");
        mo.says("/badge take", Badges.PERSON.is(ann.account()), new Value("badge", "Helper")).isAnswered("no longer has the badge Helper");
        ann.says("/badge list").isAnswered("no badges");
        mo.says("/badge take", Badges.PERSON.is(ann.account()), new Value("badge", "Helper")).isAnswered("does not have the badge");
        mo.says("/badge take", Badges.PERSON.is(ann.account()), new Value("badge", "Nothing such")).isRefused("I know nothing here called Nothing such");
        mo.says("/badge take", Badges.PERSON.is(ann.account()), new Value("badge", "99999")).isRefused("not one of this community's");
    }

    @Test
    void badgesAreOfOneCommunity() {
        give(ann, "Helper");
        chat.admin(Chat.OTHER, "Olga").says("/badge take", Badges.PERSON.is(ann.account()), new Value("badge", "Helper")).isRefused("");
        ann.says("/badge list").isAnswered("Helper");
    }

    @Test
    void hostileNamesStayExactlyTheseCharacters() {
        var name = "@everyone *x* <b> {0} '' =1+1 \uD83C\uDF89";
        give(ann, name);
        ann.says("/badge list").isAnswered(name);
        mo.says("/badge give", Badges.PERSON.is(ann.account()), Badges.NAME.is("x".repeat(61))).isRefused("at most 60 fit");
    }

    @Test
    void whoIsErasedHasNoBadgesAndTheirExportNamedThem() {
        give(ann, "Helper");
        ann.says("/my export");
        assertThat(new String(((Answer.Download) ann.answer()).content(), java.nio.charset.StandardCharsets.UTF_8)).contains("\"badge\" : \"Helper\"");
        ann.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        assertThat(chat.rows()).doesNotContain("Ann").doesNotContain(ann.account().key());
        ann.says("/badge list").isAnswered("no badges");
    }
}
