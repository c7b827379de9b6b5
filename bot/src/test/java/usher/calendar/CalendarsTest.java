package usher.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.seats;
import static usher.events.Gathering.which;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Value;
import usher.events.Gathering;
import usher.testing.Chat;
import usher.testing.Persona;

/** Files and feeds for calendars, as conversations. */
class CalendarsTest {

    private static final Pattern LINK = Pattern.compile("https://usher\\.example/calendar/([0-9a-f]{32})\\.ics");

    private final Gathering with = new Gathering();
    private final Chat chat = with.chat;
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona ben = with.ben;

    @AfterEach
    void close() {
        chat.close();
    }

    private static String token(Persona who) {
        var match = LINK.matcher(who.answered());
        assertThat(match.find()).as(who.answered()).isTrue();
        return match.group(1);
    }

    private Answer visit(String token) {
        return chat.bot().visit(Calendars.FEED, Map.of("token", token)).toCompletableFuture().join();
    }

    private List<VEvent> feed(String token) {
        return read(visit(token));
    }

    private static List<VEvent> read(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Download.class);
        var file = (Answer.Download) answer;
        assertThat(file.mediaType()).startsWith("text/calendar");
        return Biweekly.parse(new String(file.content(), StandardCharsets.UTF_8)).first().getEvents();
    }

    private VEvent file(Persona who) {
        return read(who.presses("Add to calendar").answer()).getFirst();
    }

    @Test
    void theButtonGivesAFileWhoseUidStaysAndWhoseSequenceGrows() {
        with.event(new Value("place", "Library, room 2"));
        var before = file(ann);
        assertThat(before.getSummary().getValue()).isEqualTo("Portfolio clinic");
        assertThat(before.getDescription().getValue()).contains("You leave with: A reviewed first page").contains("30 min: Practice in pairs");
        assertThat(before.getLocation().getValue()).isEqualTo("Library, room 2");
        mo.says("/event edit", which(), new Value("start", "2027-01-21 18:00"));
        var after = file(ann);
        assertThat(after.getUid().getValue()).isEqualTo(before.getUid().getValue());
        assertThat(after.getSequence().getValue()).isGreaterThan(before.getSequence().getValue());
        assertThat(after.getDateStart().getValue().toInstant()).hasToString("2027-01-21T18:00:00Z");
    }

    @Test
    void aPersonsFeedHasWhatTheyHoldWaitForMayComeToAndHost() {
        with.event(seats(1));
        ann.presses("Going");
        ben.presses("Going").isAnswered("in line");
        with.cleo.presses("Maybe");
        assertThat(feed(token(ann.says("/my calendar")))).singleElement().satisfies(it -> assertThat(it.getStatus().getValue()).isEqualTo("CONFIRMED"));
        assertThat(feed(token(ben.says("/my calendar")))).singleElement().satisfies(it -> assertThat(it.getStatus().getValue()).isEqualTo("TENTATIVE"));
        assertThat(feed(token(with.cleo.says("/my calendar")))).singleElement().satisfies(it -> assertThat(it.getStatus().getValue()).isEqualTo("TENTATIVE"));
        assertThat(feed(token(mo.says("/my calendar")))).hasSize(1);
        assertThat(feed(token(chat.member("Dan").says("/my calendar")))).isEmpty();
    }

    @Test
    void aCancelledEventStaysInTheFeedAndSaysSo() {
        with.event();
        ann.presses("Going").says("/my calendar");
        mo.says("/event cancel", which(), new Value("reason", "The room is gone"));
        assertThat(feed(token(ann))).singleElement().satisfies(it -> {
            assertThat(it.getStatus().getValue()).isEqualTo("CANCELLED");
            assertThat(it.getDescription().getValue()).contains("The room is gone");
            assertThat(it.getSequence().getValue()).isEqualTo(1);
        });
    }

    @Test
    void theLinkIsShownAgainAndANewOneEndsTheOld() {
        with.event();
        ann.presses("Going");
        var first = token(ann.says("/my calendar"));
        assertThat(token(ann.says("/my calendar"))).isEqualTo(first);
        var second = token(ann.presses("New link").isAnswered("The old link shows nothing"));
        assertThat(second).isNotEqualTo(first);
        assertThat(visit(first)).isInstanceOf(Answer.Refused.class);
        assertThat(feed(second)).hasSize(1);
        chat.restarts();
        assertThat(feed(second)).hasSize(1);
    }

    @Test
    void aGuessedSecretShowsNothing() {
        for (var guess : List.of("0", "00000000000000000000000000000000", "' or 1=1 --", "../../etc/passwd", "%")) assertThat(visit(guess)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void whatIsLongOverIsNoLongerInTheFeed() {
        with.event();
        var token = token(ann.presses("Going").says("/my calendar"));
        with.until("2027-02-19T00:00:00Z");
        assertThat(feed(token)).hasSize(1);
        chat.passes(Duration.ofDays(2));
        assertThat(feed(token)).isEmpty();
    }

    @Test
    void theCommunitysFeedHasEveryEventAndIsTheModeratorsToGive() {
        with.event().event(new Value("title", "Second"), new Value("start", "2027-01-25 18:00"));
        ann.says("/event feed").isRefused("moderators");
        var first = token(mo.says("/event feed"));
        assertThat(feed(first)).extracting(it -> it.getSummary().getValue()).containsExactly("Portfolio clinic", "Second");
        assertThat(new String(((Answer.Download) visit(first)).content(), StandardCharsets.UTF_8)).doesNotContain("Ann").doesNotContain("Mo:");
        var second = token(mo.presses("New link"));
        assertThat(visit(first)).isInstanceOf(Answer.Refused.class);
        assertThat(feed(second)).hasSize(2);
        mo.says("/usher audit").isAnswered("a new link");
    }

    @Test
    void whereToMeetOnlineIsInAPersonsCalendarButNotInTheOneGivenToOutsiders() {
        with.event(new Value("place", "https://meet.example/secret-room"));
        assertThat(file(ann).getUrl().getValue()).isEqualTo("https://meet.example/secret-room");
        assertThat(new String(((Answer.Download) visit(token(mo.says("/event feed")))).content(), StandardCharsets.UTF_8)).contains("LOCATION:online").doesNotContain("secret-room");
    }

    @Test
    void nothingOfOneCommunityIsInAnothersCalendar() {
        with.event();
        var stranger = chat.member(Chat.OTHER, "Dan");
        stranger.calls(Calendars.FILE, new Value("event", Long.toString(with.id()))).isRefused("not one of this community");
        assertThat(feed(token(stranger.says("/my calendar")))).isEmpty();
        assertThat(feed(token(with.olga.says("/event feed")))).isEmpty();
        stranger.calls("event.repeat", new Value("which", Long.toString(with.id())), new Value("how", "weekly")).isRefused("not one of this community");
        stranger.calls("event.remind", new Value("which", Long.toString(with.id())), new Value("before", "1 h")).isRefused("not one of this community");
    }

    @Test
    void eachOfASeriesIsAnEntryOfItsOwn() {
        with.event();
        mo.says("/event repeat", which(), new Value("how", "weekly"));
        with.until("2027-01-28T00:00:00Z");
        assertThat(feed(token(mo.says("/event feed")))).hasSize(3).extracting(it -> it.getUid().getValue()).doesNotHaveDuplicates();
    }

    @Test
    void whoIsForgottenHasNoFeedAndTwoPersonsWhoAreOneKeepOneLink() {
        with.event().connected();
        var dan = chat.member(Chat.OTHER, "Dan");
        var anns = token(ann.says("/my calendar"));
        var dans = token(dan.says("/my calendar"));
        with.link(ann, dan);
        assertThat(List.of(visit(anns), visit(dans)).stream().filter(Answer.Download.class::isInstance)).hasSize(1);
        ann.says("/my erase").presses("Erase everything");
        assertThat(visit(anns)).isInstanceOf(Answer.Refused.class);
        assertThat(visit(dans)).isInstanceOf(Answer.Refused.class);
    }
}
