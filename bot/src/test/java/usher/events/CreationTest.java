package usher.events;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.PROMISE;
import static usher.events.Gathering.START;
import static usher.events.Gathering.TITLE;
import static usher.events.Gathering.seats;
import static usher.events.Gathering.told;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Answer;
import usher.Value;
import usher.Wanted;
import usher.testing.Chat;
import usher.testing.Persona;

/** What an event can be made of, and the sentences that meet what it cannot. */
class CreationTest {

    private final Gathering with = new Gathering();
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;

    @AfterEach
    void close() {
        with.close();
    }

    private void refused(String field, String words, Value... more) {
        var values = new java.util.ArrayList<>(java.util.List.of(TITLE, PROMISE, START));
        for (var value : more) {
            values.removeIf(it -> it.name().equals(value.name()));
            values.add(value);
        }
        mo.says("/event create", values.toArray(Value[]::new)).isRefused(words);
        assertThat(((Answer.Refused) mo.answer()).fields()).containsKey(field);
        assertThat(mo.draft().values()).containsEntry("title", "Portfolio clinic").containsEntry("promise", "A reviewed first page");
    }

    @Test
    void withoutAPromiseThereIsNoEvent() {
        mo.says("/event create", TITLE, START);
        assertThat(mo.draft().values()).containsEntry("title", "Portfolio clinic");
        mo.fills(EventFields.TITLE.is("Portfolio clinic")).isRefused("This is needed: the one thing everyone leaves with");
        mo.fills(PROMISE).isAnswered("Portfolio clinic is set");
    }

    @Test
    void aStartIsToComeAndNotYearsAway() {
        refused("start", "has passed. Type a time to come, for example tomorrow 6pm", new Value("start", "2027-01-11 18:00"));
        refused("start", "more than two years away", new Value("start", "2031-01-11 18:00"));
        refused("start", "I cannot read sometime", new Value("start", "sometime"));
    }

    @Test
    void anAgendaFillsTheLengthToTheMinute() {
        var agenda = new Value("agenda", "10 min Welcome\n- 30m: Practice\n10 Talk");
        refused("agenda", "The agenda fills 50 of 60 minutes: 10 minutes are missing. Add a line, for example 10 min Questions", agenda, new Value("length", "60 min"));
        refused("agenda", "The agenda takes 50 minutes and the event 45: 5 minutes are too many", agenda, new Value("length", "45 min"));
        with.event(agenda, new Value("length", "50 min"));
        assertThat(with.post()).contains("• 10 min: Welcome\n• 30 min: Practice\n• 10 min: Talk").contains("50 minutes");
    }

    @Test
    void withoutALengthTheAgendaSaysHowLongItTakes() {
        with.event(new Value("agenda", "1 h Practice\n30 min Talk"));
        assertThat(with.post()).contains("2027-01-20 18:00 UTC, 90 minutes");
    }

    @Test
    void theFormatsAgendaIsStretchedToTheLength() {
        with.event(new Value("format", "Micro-event"), new Value("length", "90 min"));
        assertThat(with.post()).contains("• 15 min: Introductions").contains("• 45 min: Practice in pairs").contains("• 15 min: What did we learn?").contains("• 15 min: Action items");
    }

    @Test
    void anAgendaThatCannotBeReadIsExplainedWithAnExample() {
        refused("agenda", "I cannot read just talking as a part of the agenda", new Value("agenda", "just talking"));
        refused("agenda", "takes no time", new Value("agenda", "0 min nothing"));
        refused("agenda", "Those are 60 boxes, and at most 12 fit on the post", new Value("agenda", IntStream.range(0, 60).mapToObj(i -> "1 min Part " + i).collect(Collectors.joining("\n"))));
        refused("agenda", "is too long for one line of the agenda", new Value("agenda", "10 min " + "x".repeat(500)));
        refused("agenda", "at most 2,000 fit", new Value("agenda", "x".repeat(4000)));
    }

    @Test
    void otherSizesThanSixToTwelveAreTakenWithTheReasonAgainstThem() {
        with.event(seats(40));
        assertThat(mo.answered()).contains("40 is more than the 6 to 12 that work best: with more, not everybody gets a turn");
        with.event(seats(3), new Value("start", "2027-01-21 18:00"));
        assertThat(mo.answered()).contains("3 is fewer than the 6 to 12 that work best: when two stay away");
        with.event(seats(9), new Value("start", "2027-01-22 18:00"));
        assertThat(mo.answered()).doesNotContain("work best");
        with.event(new Value("format", "One-to-one"), new Value("start", "2027-01-23 18:00"));
        assertThat(mo.answered()).doesNotContain("work best");
        assertThat(with.post()).contains("Seats: 1 of 1 left").contains("30 minutes");
    }

    @Test
    void optionsAreReadAndCountedTogether() {
        refused("options", "I cannot read live as an option", new Value("options", "live, watching 30"));
        refused("options", "Options are two to 4", new Value("options", "live 8"));
        refused("options", "Those are 5 options, and at most 4", new Value("options", "a 1, b 1, c 1, d 1, e 1"));
        refused("options", "is there twice", new Value("options", "live 1, Live 2"));
        refused("seats", "The options have 38 seats together, so Seats can be from 30 to 38", new Value("options", "live 8, watching 30"), seats(50));
        with.event(new Value("options", "live 8, watching 30"), seats(30));
        assertThat(with.post()).contains("live: 8 of 8 left").contains("watching: 30 of 30 left");
    }

    @Test
    void aSignUpThatWouldHaveEndedIsRefused() {
        refused("cut-off", "Then nobody could sign up", new Value("start", "in 2 h"), new Value("cut-off", "3 h"));
    }

    @Test
    void onlySafeAddressesAreShown() {
        refused("picture", "is not an address that I can show", new Value("picture", "http://example.com/a.png"));
        refused("picture", "is not an address that I can show", new Value("picture", "https://user@example.com/a.png"));
        refused("picture", "is not an address that I can show", new Value("picture", "javascript:alert(1)"));
        refused("place", "is not an address that I can show", new Value("place", "http://meet.example/x"));
        with.event(new Value("picture", "https://pictures.example/clinic.png"), new Value("place", "<https://meet.example/room|the room>"));
        assertThat(with.post()).contains("(picture: Picture: Portfolio clinic)").contains("Where: meet.example/room");
    }

    @Test
    void hostsAreToldPrivatelyWhatToPrepare() {
        with.event(new Value("host", ann.account().key()), new Value("format", "Clinic"));
        assertThat(told(ann, "Your event Portfolio clinic: what to prepare")).isEqualTo(1);
        ann.sees("Two days before: read the cases and choose their order.").sees("Write down your case: the goal");
        assertThat(told(mo, "what to prepare")).isZero();
        ann.says("/my show");
        with.ben.presses("Going");
        assertThat(with.post()).contains("Host: Ann");
    }

    @Test
    void mentorsMakeTheirOwnEventsAndMembersNone() {
        ann.says("/event create", TITLE, PROMISE, START).isRefused("Only mentors can do that here");
        mo.says("/usher role", new Value("person", ann.account().key()), new Value("role", "mentor"));
        ann.says("/event create", TITLE, PROMISE, START).isAnswered("Portfolio clinic is set");
    }

    @Test
    void itIsAnnouncedInEverySpaceAndPingsOnlyTheRoleThatWasChosen() {
        with.connected().event(new Value("ping", "designers"));
        assertThat(mo.answered()).contains("#general in");
        assertThat(((Wanted.Message) with.shown(Chat.MAIN).wanted()).pings()).containsExactly(new Wanted.Ping.Role(Chat.MAIN, "designers"));
        assertThat(((Wanted.Message) with.shown(Chat.OTHER).wanted()).pings()).isEmpty();
        assertThat(with.post(Chat.OTHER)).isEqualTo(with.post(Chat.MAIN));
    }

    @Test
    void itIsAnnouncedInTheChannelThatWasChosen() {
        with.event(new Value("where", Address.channel(Chat.MAIN, "clinics").key()));
        assertThat(with.chat.channel("clinics")).hasSize(1);
        assertThat(with.chat.channel("general")).isEmpty();
    }

    @Test
    void onlyARoleMayBeLetIn() {
        with.event(new Value("role", "alumni"), new Value("called", "Alumni"));
        assertThat(with.post()).contains("Only: who has the role Alumni");
        ann.presses("Going").isRefused("A seat here takes the role Alumni");
        with.ben.holding("alumni").presses("Going").isAnswered("You're going");
    }

    @Test
    void anOptionCanBeForARoleAlone() {
        with.event(new Value("options", "live 8, watching 30"));
        mo.says("/event gate", Gathering.which(), new Value("option", "live"), new Value("role", "alumni"), new Value("called", "Alumni")).isAnswered("1. Only who has the role Alumni");
        assertThat(with.post()).contains("live: 8 of 8 left; only who has the role Alumni").contains("watching: 30 of 30 left\n");
        ann.presses("Going: live").isRefused("A seat here takes the role Alumni");
        ann.presses("Going: watching").isAnswered("You're going");
        ann.presses("Going: live").isRefused("A seat here takes the role Alumni");
        ann.says("/event gate", Gathering.which(), new Value("role", "x")).isRefused("Only those who host Portfolio clinic and moderators can do that. Please ask Mo.");
        mo.says("/event ungate", Gathering.which(), new Value("number", "1")).isAnswered("Everybody");
        ann.presses("Going: live").presses("Change to live").isAnswered("You come for: live");
    }

    @Test
    void aTokenAdmitsWhoeverTypesItFirst() {
        with.event();
        mo.says("/event gate", Gathering.which(), new Value("tokens", "K7MQ-2XWD"));
        ann.presses("Going").isRefused("A seat here takes a one-time token");
        ann.presses("Enter a token").fills(new Value("token", "nonsense")).isAnswered("That is none of the tokens");
        ann.presses("Enter a token").fills(new Value("token", "k7mq-2xwd")).isAnswered("Your token is taken").presses("Going").isAnswered("You're going");
        with.ben.presses("Enter a token").fills(new Value("token", "K7MQ-2XWD")).isAnswered("used already");
    }

    @Test
    void whatWasSetCanBeSetAgainAtAnotherTime() {
        with.event(seats(7), new Value("place", "Library"), new Value("host", ann.account().key()), new Value("options", "live 3, watching 4"));
        with.ben.presses("Going: live");
        ann.says("/event duplicate", Gathering.which(), new Value("start", "2027-02-20 18:00")).isRefused("Only mentors");
        mo.says("/event duplicate", Gathering.which(), new Value("start", "2027-02-20 18:00")).isAnswered("Portfolio clinic is set");
        assertThat(with.post()).contains("2027-02-20 18:00 UTC").contains("Library").contains("Host: Ann").contains("live: 3 of 3 left").doesNotContain("Ben");
        mo.says("/event show", Gathering.which()).isRefused("could be 2 different ones");
    }

    @Test
    void aCopyHasTheSameGates() {
        with.event(new Value("options", "live 8, watching 30"));
        mo.says("/event gate", Gathering.which(), new Value("option", "live"), new Value("role", "alumni"), new Value("called", "Alumni"));
        mo.says("/event gate", Gathering.which(), new Value("people", "<@ann>"));
        mo.says("/event duplicate", Gathering.which(), new Value("start", "2027-02-20 18:00")).isAnswered("Portfolio clinic is set");
        assertThat(with.post()).contains("live: 8 of 8 left; only who has the role Alumni").contains("Only: who is invited").contains("2027-02-20");
        with.ben.presses("Going: watching").isRefused("by invitation");
        ann.presses("Going: live").isRefused("takes the role Alumni");
        ann.presses("Going: watching").isAnswered("You're going");
    }

    @Test
    void everyFieldFitsEveryPlatform() {
        var homes = new usher.people.Homes(java.util.List::of);
        var events = new Events(new usher.seats.Seating(java.util.List::of, homes), new usher.gates.Gatehouse(java.util.List::of), homes, java.util.List::of);
        for (var feature : java.util.List.of(events, new FormatDesk())) {
            for (var action : feature.actions()) {
                assertThat(action.form()).as(action.name()).hasSizeLessThanOrEqualTo(25);
                for (var field : action.form()) {
                    assertThat(field.hint().plain(java.util.Locale.ENGLISH).length()).as(action.name() + " " + field.name()).isLessThanOrEqualTo(100);
                    assertThat(field.label().plain(java.util.Locale.ENGLISH).length()).as(action.name() + " " + field.name()).isLessThanOrEqualTo(45);
                }
            }
        }
    }

    @Test
    void hostileWordsStayWordsInEveryField() {
        var nasty = "@everyone <!channel> _x_ *y* <b> =cmd() {0} '' 🦄";
        with.event(EventFields.TITLE.is(nasty), EventFields.PROMISE.is(nasty), new Value("place", nasty), new Value("agenda", "60 min " + nasty), new Value("options", nasty.substring(0, 20) + " 3, b 4"));
        assertThat(with.post()).startsWith(nasty).contains("You leave with: " + nasty).contains("Where: " + nasty).contains("• 60 min: " + nasty).contains("[Going: " + nasty.substring(0, 20) + "]");
        assertThat(((Wanted.Message) with.shown(Chat.MAIN).wanted()).pings()).isEmpty();
        assertThat(with.under(Chat.MAIN, Wanted.Thread.class).name().plain(java.util.Locale.ENGLISH)).isEqualTo(nasty);
        for (var field : new String[] {"title", "promise", "place", "options", "picture"}) {
            mo.says("/event create", java.util.stream.Stream.of(TITLE, PROMISE, START, new Value(field, "🦄".repeat(4000))).collect(Collectors.toMap(Value::name, it -> it, (one, other) -> other))
                .values().toArray(Value[]::new)).isRefused("characters long");
        }
    }
}
