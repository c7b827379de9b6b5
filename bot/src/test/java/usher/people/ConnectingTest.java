package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Space;
import usher.testing.Chat;

class ConnectingTest {

    private final Circle circle = new Circle();
    private final Chat chat = circle.chat;

    @AfterEach
    void close() {
        circle.close();
    }

    private long asked() {
        circle.ann.says("/usher connect").isAnswered("The code for connecting is");
        circle.olga.says("/usher connect", Connecting.CODE.is(Circle.code(circle.ann))).isAnswered("I asked Ann to confirm");
        circle.ann.sees("Connect other:place with your community?");
        return Long.parseLong(circle.ann.direct().getLast().card().controls().stream().map(usher.Card.Button.class::cast).findFirst().orElseThrow().values().getFirst().text());
    }

    @Test
    void twoSpacesBecomeOneCommunityWhenBothAdminsAgree() {
        var otto = chat.member(Chat.OTHER, "Otto");
        otto.says("/note post");
        asked();
        circle.ann.presses("Confirm").isAnswered("other:place is now part of your community");
        circle.olga.sees("test:main and your space are now one community");
        circle.ann.doesNotSee("Connect other:place with your community?");
        assertThat(circle.witness.seen).containsExactly("join");
        circle.ann.says("/usher audit").isAnswered("@Otto posted a note").isAnswered("joined the community");
        circle.ann.says("/usher setup").isAnswered("Spaces: other:place, test:main");
        circle.olga.says("/usher setup").isAnswered("Spaces: other:place, test:main");
        otto.says("/my show").isAnswered("Otto, this is yours");
    }

    @Test
    void connectedSpacesStayConnectedAfterARestart() {
        circle.connected();
        chat.restarts();
        circle.olga.says("/usher setup").isAnswered("Spaces: other:place, test:main");
    }

    @Test
    void pressingConfirmTwiceConnectsOnce() {
        var wish = asked();
        circle.ann.delivers("once", "usher.connect-confirm", Connecting.CONNECTION.is(wish)).isAnswered("now part of your community");
        circle.ann.delivers("once", "usher.connect-confirm", Connecting.CONNECTION.is(wish)).isAnswered("now part of your community");
        circle.ann.calls("usher.connect-confirm", Connecting.CONNECTION.is(wish)).isRefused("settled already");
        circle.ann.calls("usher.connect-decline", Connecting.CONNECTION.is(wish)).isRefused("settled already");
        assertThat(circle.witness.seen).containsExactly("join");
    }

    @Test
    void nobodyButAnAdminOfTheHostConfirms() {
        var wish = asked();
        chat.member("Mallory").calls("usher.connect-confirm", Connecting.CONNECTION.is(wish)).isRefused("Only admins can do that here");
        circle.olga.calls("usher.connect-confirm", Connecting.CONNECTION.is(wish)).isRefused("I know of no such request to your community");
        chat.admin(new Space("test", "elsewhere"), "Stranger").calls("usher.connect-confirm", Connecting.CONNECTION.is(wish)).isRefused("I know of no such request");
        assertThat(circle.witness.seen).isEmpty();
    }

    @Test
    void aMemberNeitherAsksForACodeNorTypesOne() {
        chat.member("Ben").says("/usher connect").isRefused("Only admins can do that here");
        circle.ann.says("/usher connect");
        chat.member(Chat.OTHER, "Otto").says("/usher connect", Connecting.CODE.is(Circle.code(circle.ann))).isRefused("Only admins can do that here");
    }

    @Test
    void rightsAreLookedAtAgainWhenTheHostConfirms() {
        var wish = asked();
        chat.member(Chat.OTHER, "Olga").says("/my show");
        circle.ann.calls("usher.connect-confirm", Connecting.CONNECTION.is(wish)).isRefused("Whoever asked is no longer an admin there");
        chat.member("Ann").calls("usher.connect-confirm", Connecting.CONNECTION.is(wish)).isRefused("Only admins can do that here");
    }

    @Test
    void aCodeOfAnAdminWhoIsOneNoMoreIsWorthNothing() {
        circle.ann.says("/usher connect");
        var code = Circle.code(circle.ann);
        chat.member("Ann").says("/my show");
        circle.olga.says("/usher connect", Connecting.CODE.is(code)).isRefused("is no longer an admin there");
    }

    @Test
    void decliningChangesNothingAndTellsTheOther() {
        asked();
        circle.ann.presses("Decline").isAnswered("Nothing was changed");
        circle.olga.sees("The other space declined to be connected");
        circle.olga.says("/usher setup").isAnswered("Spaces: other:place");
        assertThat(circle.witness.seen).isEmpty();
    }

    @Test
    void confirmingTooLateConnectsNothing() {
        var wish = asked();
        chat.clock().forward(Duration.ofMinutes(16));
        circle.ann.calls("usher.connect-confirm", Connecting.CONNECTION.is(wish)).isRefused("took longer than fifteen minutes");
        assertThat(circle.witness.seen).isEmpty();
    }

    @Test
    void aSpaceIsNotConnectedWithItself() {
        circle.ann.says("/usher connect");
        circle.ann.says("/usher connect", Connecting.CODE.is(Circle.code(circle.ann))).isRefused("These two spaces are one community already");
    }

    @Test
    void aLinkCodeConnectsNoSpacesAndTheOtherWayRound() {
        circle.connected();
        var ben = chat.member("Ben");
        ben.says("/my link");
        var stranger = chat.admin(new Space("test", "elsewhere"), "Stranger");
        stranger.says("/usher connect", Connecting.CODE.is(Circle.code(ben))).isRefused("That is not one of my codes");
        circle.ann.says("/usher connect");
        circle.olga.says("/my link", Linking.CODE.is(Circle.code(circle.ann))).isRefused("That is not one of my codes");
    }

    @Test
    void aFailureLeavesBothCommunitiesAsTheyWere() {
        var wish = asked();
        circle.witness.fails(true);
        circle.ann.calls("usher.connect-confirm", Connecting.CONNECTION.is(wish));
        assertThat(circle.ann.answer()).isInstanceOf(Answer.Broken.class);
        circle.witness.fails(false);
        circle.olga.says("/usher setup").isAnswered("Spaces: other:place");
        circle.ann.calls("usher.connect-confirm", Connecting.CONNECTION.is(wish)).isAnswered("now part of your community");
    }

    @Test
    void aThirdSpaceBringsItsWholeCommunity() {
        circle.connected();
        var third = chat.admin(new Space("test", "third"), "Theo");
        third.says("/usher connect");
        circle.olga.says("/usher connect", Connecting.CODE.is(Circle.code(third))).isAnswered("I asked Theo");
        third.presses("Confirm");
        circle.ann.says("/usher setup").isAnswered("test:main").isAnswered("other:place").isAnswered("test:third");
    }
}
