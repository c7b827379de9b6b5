package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Answer;
import usher.Card;
import usher.testing.Chat;

class SpacesTest {

    private final Circle circle = new Circle();
    private final Chat chat = circle.chat;

    @AfterEach
    void close() {
        circle.close();
    }

    @Test
    void anAdminSetsUpTheChannelForAnnouncementsByAForm() {
        circle.ann.says("/usher setup").isAnswered("Announcements: no channel chosen yet");
        circle.ann.presses("Choose a channel");
        circle.ann.fills(Spaces.CHANNEL.is(Address.channel(Chat.MAIN, "events"))).isAnswered("Announcements: #events");
        chat.restarts();
        circle.ann.says("/usher setup").isAnswered("Announcements: #events");
    }

    @Test
    void aChannelOfAnotherCommunityIsRefused() {
        circle.ann.calls("usher.channel", Spaces.CHANNEL.is(Address.channel(Chat.OTHER, "events"))).isRefused("is not a channel I can find here");
        circle.ann.calls("usher.channel", new usher.Value("channel", "x/channel/y")).isRefused("is not a channel I can find here");
    }

    @Test
    void theCommunityGetsANameAndAZone() {
        circle.ann.says("/usher setup");
        circle.ann.presses("Name and time zone");
        circle.ann.fills(Spaces.NAME.is("*Portfolio* <Circle>"), Spaces.ZONE.is("Brussels")).isAnswered("How I am set up in *Portfolio* <Circle>");
        chat.member("Ben").says("/my show").isAnswered("Europe/Brussels, the community's");
    }

    @Test
    void whoIsNoAdminIsToldWhoIs() {
        var ben = chat.member("Ben");
        ben.says("/usher setup").isRefused("Only admins set me up: whoever may manage this server (Discord)");
        circle.ann.says("/usher setup");
        ben.says("/usher setup").isRefused("Only admins set me up. Please ask @Ann.");
        ben.calls("usher.channel", Spaces.CHANNEL.is(Address.channel(Chat.MAIN, "events"))).isRefused("Only admins can do that here");
        ben.calls("usher.name").isRefused("Only admins can do that here");
    }

    @Test
    void missingRightsAreNamedWithTheLinkThatGrantsThem() {
        circle.ann.calls("space.seen", Spaces.SEEN.is("Clinic"), Spaces.MISSING.is("Send Messages, Manage Events"));
        circle.ann.says("/usher setup").isAnswered("How I am set up in Clinic").isAnswered("In Clinic I lack these rights: Send Messages, Manage Events.");
        assertThat(((Answer.Done) circle.ann.answer()).card().controls()).contains(Card.link("Grant the rights", URI.create("https://invite.example/main")));
        circle.ann.calls("space.seen", Spaces.SEEN.is("Clinic"));
        circle.ann.says("/usher setup").doesNotSee("I lack these rights");
    }

    @Test
    void aNameGivenByAnAdminIsKeptWhenTheSpaceIsRenamed() {
        circle.ann.calls("usher.name", Spaces.NAME.is("Circle"), Spaces.ZONE.is("UTC"));
        circle.ann.calls("space.seen", Spaces.SEEN.is("Clinic"));
        circle.ann.says("/usher setup").isAnswered("How I am set up in Circle").isAnswered("Spaces: Clinic");
    }

    @Test
    void aSpaceThatRemovedUsherIsSaidSoInTheOthers() {
        circle.connected();
        circle.olga.calls("space.gone");
        circle.ann.says("/usher setup").isAnswered("I was removed from other:place. Invite me again");
        circle.olga.calls("space.seen", Spaces.SEEN.is("Place"));
        circle.ann.says("/usher setup").doesNotSee("I was removed").isAnswered("Place");
    }
}
