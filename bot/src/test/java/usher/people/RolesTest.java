package usher.people;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.testing.Chat;

class RolesTest {

    private final Circle circle = new Circle();
    private final Chat chat = circle.chat;

    @AfterEach
    void close() {
        circle.close();
    }

    @Test
    void anAdminMakesAModeratorWhoMakesAMentorButNoModerator() {
        var ben = chat.member("Ben");
        var cleo = chat.member("Cleo");
        circle.ann.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("moderator")).isAnswered("is now moderator");
        ben.says("/usher role", Roles.PERSON.is(cleo.account()), Roles.ROLE.is("mentor")).isAnswered("is now mentor");
        ben.says("/usher role", Roles.PERSON.is(cleo.account()), Roles.ROLE.is("moderator")).isRefused("Only admins make or unmake moderators");
        cleo.says("/my show").isAnswered("Roles: mentor");
        circle.ann.says("/usher audit").isAnswered("is now moderator").isAnswered("@cleo is now mentor");
    }

    @Test
    void aRoleIsTakenAgainAndTakingItTwiceSaysSo() {
        var ben = chat.member("Ben");
        ben.says("/my show");
        circle.ann.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("mentor"));
        circle.ann.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("mentor")).isAnswered("@Ben is mentor already");
        circle.ann.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("mentor"), Roles.DO.is("take")).isAnswered("@Ben is no longer mentor");
        circle.ann.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("mentor"), Roles.DO.is("take")).isAnswered("@Ben is not mentor");
        ben.says("/my show").isAnswered("Roles: member");
    }

    @Test
    void aMemberGivesNobodyARole() {
        var ben = chat.member("Ben");
        ben.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("mentor")).isRefused("Only moderators can do that here");
        ben.says("/usher roles", Roles.PLATFORM_ROLE.is("77"), Roles.MEANING.is("moderator")).isRefused("Only admins can do that here");
    }

    @Test
    void aMappedRoleHoldsAtOnceForThoseWhoHaveIt() {
        var ben = chat.member("Ben").holding("77", "78");
        ben.says("/usher trouble").isRefused("Only moderators");
        circle.ann.says("/usher roles", Roles.PLATFORM_ROLE.is("77"), Roles.MEANING.is("moderator")).isAnswered("The role 77 now means moderator");
        circle.ann.says("/usher audit").isAnswered("The role 77 now means moderator");
        ben.says("/usher trouble").isAnswered("No trouble");
        circle.ann.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("moderator"), Roles.DO.is("take"))
            .isAnswered("@Ben is moderator by a role of the platform");
        circle.ann.says("/usher setup").isAnswered("77 = moderator");
        circle.ann.says("/usher roles", Roles.PLATFORM_ROLE.is("77"), Roles.MEANING.is("nothing"));
        ben.says("/usher trouble").isRefused("Only moderators");
    }

    @Test
    void losingThePlatformsRoleLosesOurs() {
        var ben = chat.member("Ben").holding("77");
        circle.ann.says("/usher roles", Roles.PLATFORM_ROLE.is("77"), Roles.MEANING.is("moderator"));
        ben.says("/usher trouble").isAnswered("No trouble");
        ben.holding().says("/usher trouble").isRefused("Only moderators");
    }

    @Test
    void aModeratorOfAnotherCommunityIsNobodyHere() {
        circle.olga.says("/usher role", Roles.PERSON.is(circle.ann.account()), Roles.ROLE.is("mentor")).isRefused("is not a person I can find here");
    }
}
