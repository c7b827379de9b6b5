package usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import usher.Action;
import usher.Address;
import usher.Handler;
import usher.Value;
import usher.testing.Chat;
import usher.testing.Persona;

/**
 * Every act of a moderator and every change of a seat is on record: who, when, what. Each action that only some may call is called here once, in the situation
 * it is made for, and leaves a line; so does each way in which a seat changes hands. A new action without its line here fails.
 */
class OnRecordTest {

    /** What only some may call and yet leaves no line, with the reason. */
    private static final Map<String, String> UNRECORDED = Map.ofEntries(
        Map.entry("usher.connect", "asking for a code changes nothing; typing it and confirming are on record"),
        Map.entry("event.edit-words", "opens the form of event.change-words"), Map.entry("event.edit-time", "opens the form of event.change-time"),
        Map.entry("event.edit-seats", "opens the form of event.change-seats"));

    /** What people do for themselves: no moderator's act. A change of a seat among them is one of {@link #seats}. */
    private static final Pattern OWN = Pattern.compile("my\\..*|menu|calendar\\.renew|care\\.change|drop\\.(claim|another|give-back|accept|pass|answer|token).*|seat\\.(accept|pass)|seat\\.give.*"
        + "|event\\.(going|change-option|decline|maybe|token|checkin|check-in)|outcome\\.unpublish|hours\\.(ask|about|edit|edited|reply|resolve|withdraw|reopen|helped.*|publish.*|ask-anyway|known.*)"
        + "|checklist\\.(done|prove|later|all-later|not-mine|why|undo|score)|deliverable\\.(made|not-yet|not-mine|undo)|survey\\.(rate|rate-hosts|words|not-there)|badge\\.(show|publish|public|private|share)");

    /** A small community in the middle of something. */
    private static final class Scene implements AutoCloseable {
        final Chat chat = new Chat(Main::features);
        final Persona ann = chat.admin("Ann");
        final Persona olga = chat.admin(Chat.OTHER, "Olga");
        final Persona ben = chat.member("Ben");
        final Persona eve = chat.member("Eve");

        Scene() {
            ann.calls("usher.channel", v("channel", Address.channel(Chat.MAIN, "events").key()));
            ben.says("/my show");
            eve.says("/my show");
        }

        Scene drop() {
            ann.says("/drop create", v("title", "Clinic"), v("seats", "1")).isAnswered("Clinic");
            return this;
        }

        Scene full() {
            drop();
            ben.presses("Claim").isAnswered("You're in");
            return this;
        }

        Scene waiting() {
            full();
            eve.presses("Claim").isAnswered("In line");
            return this;
        }

        Scene offered() {
            waiting();
            chat.passes(Duration.ZERO);
            ben.presses("Give back");
            return this;
        }

        Scene event() {
            ann.says("/event create", v("title", "Talk"), v("promise", "A reviewed page"), v("start", "2027-01-20 18:00")).isAnswered("Talk");
            return this;
        }

        Scene going() {
            event().ben.presses("Going").isAnswered("You're going");
            return this;
        }

        /** Its hour has come. */
        Scene began() {
            going().chat.passes(Duration.between(chat.clock().instant(), Instant.parse("2027-01-20T18:05:00Z")));
            return this;
        }

        Scene checklist() {
            ann.says("/checklist create", v("name", "Steps"), v("for", "attendees")).isAnswered("Steps");
            return this;
        }

        Scene item() {
            ann.says("/checklist item", v("checklist", "Steps"), v("promise", "Write a page"), v("due", "2 days after")).isAnswered("Write a page");
            return this;
        }

        Scene attached() {
            ann.says("/checklist attach", v("checklist", "Steps"), v("format", "Clinic")).isAnswered("goes with");
            return this;
        }

        /** Ben has shown something that Ann, who hosted, is to look at. */
        Scene reviewed() {
            checklist().ann.says("/checklist item", v("checklist", "Steps"), v("promise", "Write a page"), v("due", "2 days after"), v("proof", "words"), v("rubric", "clear")).isAnswered("Write a page");
            going().ann.says("/checklist attach", v("checklist", "Steps"), v("event", "Talk")).isAnswered("goes with");
            chat.passes(Duration.between(chat.clock().instant(), Instant.parse("2027-01-20T20:00:00Z")));
            ben.says("/checklist mine").picks("Tick off and show it", "Write a page").fills(v("proof", "My page")).isAnswered("Ticked off");
            ann.says("/checklist reviews").picks("Look at one", "Ben: Write a page").picks("How far: clear", "fully there").isAnswered("clear: fully there");
            return this;
        }

        Scene queue() {
            ann.says("/hours create", v("name", "Reviews"), v("about", "first pages"), v("board", Address.channel(Chat.MAIN, "mentors").key())).isAnswered("Reviews");
            return this;
        }

        Scene asked() {
            queue().ann.says("/usher role", v("person", ann.account().key()), v("role", "mentor"));
            eve.says("/hours ask", v("queue", "Reviews"), v("goal", "A first page"), v("tried", "templates"), v("stuck", "what to leave out")).isAnswered("Case received");
            return this;
        }

        Scene taken() {
            asked().ann.says("/hours next").isAnswered("A first page");
            return this;
        }

        Scene applied() {
            eve.says("/my mentor").fills(v("specialities", "talks"), v("languages", "en"), v("one", "Ben was afraid of his first talk, and we rehearsed it three times."), v("two", "Olga had no figures for her raise, so we wrote them down together."))
                .isAnswered("you applied");
            return this;
        }

        Scene series() {
            event().ann.says("/event repeat", talk(), v("how", "weekly")).isAnswered("comes again");
            return this;
        }

        /** The number of the newest row that the record names so. */
        Value newest(String name, String kind) {
            var subject = record().stream().map(line -> line.get("subject").toString()).filter(it -> it.startsWith(kind + " ")).reduce((one, other) -> other).orElseThrow();
            return v(name, subject.substring(kind.length() + 1));
        }

        Scene badge() {
            ann.says("/badge give", v("person", ben.account().key()), v("badge", "Helper")).isAnswered("Helper");
            return this;
        }

        String seat() {
            return chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select max(id) from seat").mapTo(String.class).one());
        }

        List<Map<String, Object>> record() {
            return chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select * from audit order by id").mapToMap().list());
        }

        @Override
        public void close() {
            chat.close();
        }
    }

    private static Value v(String name, String value) {
        return new Value(name, value);
    }

    private static Value talk() {
        return v("which", "Talk");
    }

    private static Value clinic() {
        return v("which", "Clinic");
    }

    /** What is to happen first, and then the act itself, by the name of its action. */
    private record Act(Consumer<Scene> before, Consumer<Scene> act) {}

    private static Act act(Consumer<Scene> before, Consumer<Scene> act) {
        return new Act(before, act);
    }

    private static Map<String, Act> moderators() {
        var acts = new LinkedHashMap<String, Act>();
        acts.put("drop.create", act(_ -> { }, Scene::drop));
        acts.put("drop.edit", act(Scene::drop, it -> it.ann.says("/drop edit", clinic(), v("seats", "3"))));
        acts.put("drop.gate", act(Scene::drop, it -> it.ann.says("/drop gate", clinic(), v("usher-role", "mentor"))));
        acts.put("drop.ungate", act(it -> it.drop().ann.says("/drop gate", clinic(), v("usher-role", "mentor")), it -> it.ann.says("/drop ungate", v("gate", "mentor"))));
        acts.put("drop.pause", act(Scene::drop, it -> it.ann.says("/drop pause", clinic())));
        acts.put("drop.resume", act(it -> it.drop().ann.says("/drop pause", clinic()), it -> it.ann.says("/drop resume", clinic())));
        acts.put("drop.close", act(Scene::drop, it -> it.ann.says("/drop close", clinic())));
        acts.put("event.create", act(_ -> { }, Scene::event));
        hosts(acts);
        office(acts);
        acts.put("format.create", act(_ -> { }, it -> it.ann.says("/format create", v("name", "Circle"), v("like", "Clinic"))));
        acts.put("format.edit", act(it -> it.ann.says("/format create", v("name", "Circle"), v("like", "Clinic")), it -> it.ann.says("/format edit", v("which", "Circle"), v("name", "Ring"))));
        acts.put("seat.move", act(Scene::full, it -> it.ann.says("/seat move", v("what", "Clinic"), v("who", it.ben.account().key()), v("where", "out"), v("reason", "a mistake"))));
        acts.put("seat.capacity", act(Scene::full, it -> it.ann.says("/seat capacity", v("what", "Clinic"), v("seats", "3"))));
        acts.put("seat.make-room", act(it -> it.full().ann.says("/seat capacity", v("what", "Clinic"), v("seats", "0")), OnRecordTest::makeRoom));
        acts.put("seat.move-one", act(Scene::full, it -> it.ann.calls("seat.move-one", v("seat", it.seat()), v("where", "out"), v("reason", "a mistake"))));
        acts.put("event.feed", act(_ -> { }, it -> it.ann.says("/event feed")));
        acts.put("event.feed-renew", act(it -> it.ann.says("/event feed"), it -> it.ann.calls("event.feed-renew")));
        acts.put("mentor.care", act(_ -> { }, it -> it.ann.says("/mentor care", v("who", it.ben.account().key()), v("sessions", "3"))));
        acts.put("mentor.approve", act(Scene::applied, it -> it.ann.presses("Approve")));
        acts.put("mentor.decline", act(Scene::applied, it -> it.ann.presses("Decline").fills(v("reason", "Say what came of it"))));
        acts.put("badge.give", act(_ -> { }, Scene::badge));
        acts.put("badge.rule", act(_ -> { }, it -> it.ann.says("/badge rule", v("badge", "Helper"), v("for", "helped"))));
        acts.put("badge.take", act(Scene::badge, it -> it.ann.says("/badge take", v("person", it.ben.account().key()), v("badge", "Helper"))));
        acts.put("usher.role", act(_ -> { }, it -> it.ann.says("/usher role", v("person", it.ben.account().key()), v("role", "mentor"))));
        acts.put("usher.roles", act(_ -> { }, it -> it.ann.says("/usher roles", v("platform-role", "77"), v("meaning", "mentor"))));
        acts.put("usher.channel", act(_ -> { }, it -> it.ann.calls("usher.channel", v("channel", Address.channel(Chat.MAIN, "other").key()))));
        acts.put("usher.name", act(_ -> { }, it -> it.ann.calls("usher.name", v("name", "Circle"), v("zone", "Berlin"))));
        acts.put("usher.language", act(_ -> { }, it -> it.ann.calls("usher.language", v("language", "de"))));
        acts.put("usher.connect-confirm", act(OnRecordTest::asked, it -> it.ann.presses("Confirm")));
        acts.put("usher.connect-decline", act(OnRecordTest::asked, it -> it.ann.presses("Decline")));
        acts.put("usher.retry", act(it -> {
            it.chat.platform().failNext(usher.Undelivered.Why.NEVER, false);
            it.drop().chat.settles();
            it.ann.says("/usher trouble");
        }, it -> it.ann.presses("Try again")));
        return acts;
    }

    private static void office(Map<String, Act> acts) {
        acts.put("checklist.create", act(_ -> { }, Scene::checklist));
        acts.put("checklist.holidays", act(_ -> { }, it -> it.ann.says("/checklist holidays", v("days", "2030-12-24")).isAnswered("one day")));
        acts.put("checklist.item", act(Scene::checklist, Scene::item));
        acts.put("checklist.remove", act(it -> it.checklist().item(), it -> it.ann.says("/checklist remove", v("checklist", "Steps"), v("item", "1"))));
        acts.put("checklist.attach", act(it -> it.checklist().item(), Scene::attached));
        acts.put("checklist.to-format", act(it -> it.checklist().item(), it -> it.ann.calls("checklist.to-format", v("checklist", "Steps"), v("format", "Clinic"))));
        acts.put("checklist.to-event", act(it -> it.event().checklist().item(), it -> it.ann.calls("checklist.to-event", v("checklist", "Steps"), v("event", "Talk"))));
        acts.put("checklist.detach", act(it -> it.checklist().item().attached(), it -> it.ann.says("/checklist detach", v("checklist", "Steps"), v("format", "Clinic"))));
        acts.put("checklist.review", act(Scene::reviewed, it -> it.ann.presses("Send the review").fills(v("words", "Well done")).isAnswered("You reviewed")));
        acts.put("survey.set", act(_ -> { }, it -> it.ann.says("/survey set", v("survey", "off"))));
        acts.put("hours.create", act(_ -> { }, Scene::queue));
        acts.put("hours.change", act(Scene::queue, it -> it.ann.says("/hours change", v("queue", "Reviews"), v("open", "fri 9-10"))));
        acts.put("hours.day", act(Scene::queue, it -> it.ann.says("/hours day", v("queue", "Reviews"), v("day", "2027-03-28"), v("times", "closed"))));
        acts.put("hours.board", act(Scene::queue, it -> it.ann.says("/hours board", v("queue", "Reviews"), v("board", Address.channel(Chat.MAIN, "other").key()))));
        acts.put("hours.promise", act(Scene::queue, it -> it.ann.says("/hours promise", v("queue", "Reviews"), v("first-answer", "4 h"))));
        acts.put("hours.merge", act(OnRecordTest::two, it -> it.ann.says("/hours merge", v("case", "A first page"), v("into", "Another"))));
        acts.put("hours.unmerge", act(it -> two(it).ann.says("/hours merge", v("case", "Another"), v("into", "A first page")), it -> it.ann.calls("hours.unmerge", it.newest("case", "case"))));
        acts.put("hours.snooze", act(Scene::taken, it -> it.ann.calls("hours.snooze", it.newest("case", "case"), v("when", "in 2 d"))));
        acts.put("hours.rules", act(Scene::queue, it -> it.ann.says("/hours rules", v("queue", "Reviews"), v("pause", "2 d"))));
        acts.put("hours.question", act(Scene::queue, it -> it.ann.says("/hours question", v("queue", "Reviews"), v("question", "Which role is it for?"))));
        acts.put("hours.retire", act(Scene::queue, it -> it.ann.says("/hours retire", v("queue", "Reviews"))));
        acts.put("hours.resume", act(it -> it.queue().ann.says("/hours retire", v("queue", "Reviews")), it -> it.ann.presses("Take cases again")));
        acts.put("hours.next", act(Scene::asked, it -> it.ann.says("/hours next")));
        acts.put("hours.take-next", act(Scene::asked, it -> it.ann.presses("Take the next")));
        acts.put("hours.take", act(Scene::asked, it -> it.ann.calls("hours.take", it.newest("case", "case"))));
        acts.put("hours.triage", act(Scene::asked, it -> it.ann.calls("hours.triage", it.newest("case", "case"), v("priority", "first"))));
        acts.put("hours.escalate", act(Scene::asked, it -> it.ann.calls("hours.escalate", it.newest("case", "case"), v("why", "a lawyer"))));
        acts.put("hours.let-go", act(Scene::taken, it -> it.ann.calls("hours.let-go", it.newest("case", "case"))));
        acts.put("hours.answer", act(Scene::taken, it -> it.ann.calls("hours.answer", it.newest("case", "case"), v("words", "so"))));
        acts.put("hours.ask-back", act(Scene::taken, it -> it.ann.calls("hours.ask-back", it.newest("case", "case"), v("words", "how?"))));
        acts.put("hours.hand-over", act(it -> it.taken().ann.says("/usher role", v("person", it.ben.account().key()), v("role", "mentor")),
            it -> it.ann.calls("hours.hand-over", it.newest("case", "case"), v("to", it.ben.account().key()))));
    }

    private static Scene two(Scene scene) {
        scene.asked().eve.says("/hours ask", v("queue", "Reviews"), v("goal", "Another"), v("tried", "x"), v("stuck", "y"));
        return scene;
    }

    private static void hosts(Map<String, Act> acts) {
        acts.put("event.duplicate", act(Scene::event, it -> it.ann.says("/event duplicate", talk(), v("start", "2027-02-20 18:00"))));
        acts.put("event.edit", act(Scene::event, it -> it.ann.says("/event edit", talk(), v("title", "Talks"))));
        acts.put("event.change-words", act(Scene::event, it -> it.ann.calls("event.change-words", it.newest("event", "event"), v("title", "Talks"))));
        acts.put("event.change-time", act(Scene::event, it -> it.ann.calls("event.change-time", it.newest("event", "event"), v("start", "2027-01-21 18:00"))));
        acts.put("event.change-seats", act(Scene::event, it -> it.ann.calls("event.change-seats", it.newest("event", "event"), v("seats", "9"))));
        acts.put("event.cancel", act(Scene::going, it -> it.ann.says("/event cancel", talk(), v("reason", "The room is gone"))));
        acts.put("event.host", act(Scene::event, it -> it.ann.says("/event host", talk(), v("who", it.eve.account().key()))));
        acts.put("event.unhost", act(it -> it.event().ann.says("/event host", talk(), v("who", it.eve.account().key())), it -> it.ann.says("/event unhost", talk(), v("who", it.eve.account().key()))));
        acts.put("event.came", act(Scene::began, it -> it.ann.says("/event attendance", talk()).picks("Somebody came", "Ben")));
        acts.put("event.missed", act(Scene::began, it -> it.ann.says("/event attendance", talk()).picks("Somebody did not come", "Ben")));
        acts.put("event.unmarked", act(it -> it.began().ann.says("/event attendance", talk()).picks("Somebody came", "Ben"), it -> it.ann.picks("Take a mark back", "Ben")));
        acts.put("event.all-came", act(Scene::began, it -> it.ann.says("/event attendance", talk()).presses("All the others came")));
        acts.put("event.gate", act(Scene::event, it -> it.ann.says("/event gate", talk(), v("usher-role", "mentor"))));
        acts.put("event.ungate", act(it -> it.event().ann.says("/event gate", talk(), v("usher-role", "mentor")), it -> it.ann.says("/event ungate", talk(), v("number", "1"))));
        acts.put("event.remind", act(Scene::event, it -> it.ann.says("/event remind", talk(), v("before", "2 h"))));
        acts.put("event.repeat", act(Scene::event, it -> it.ann.says("/event repeat", talk(), v("how", "weekly"))));
        acts.put("series.repeat", act(Scene::event, it -> it.ann.calls("series.repeat", it.newest("event", "event"), v("how", "weekly"))));
        acts.put("series.repeat-around", act(Scene::event, it -> it.ann.calls("series.repeat-around", it.newest("event", "event"), v("how", "weekly"))));
        acts.put("event.skip", act(Scene::series, it -> it.ann.says("/event skip", talk())));
        acts.put("series.put-back", act(it -> it.series().ann.says("/event skip", talk()), it -> it.ann.presses("Put it back")));
        acts.put("series.end", act(Scene::series, it -> it.ann.presses("End the series")));
        acts.put("series.change-following", act(it -> it.series().ann.says("/event edit", talk(), v("title", "Talks")), it -> it.ann.presses("Change the following too")));
        acts.put("series.change-all", act(it -> it.series().ann.says("/event edit", talk(), v("title", "Talks")), it -> it.ann.presses("Change all of the series")));
        acts.put("series.cancel-following", act(it -> it.series().ann.says("/event cancel", talk(), v("reason", "No")), it -> it.ann.presses("Cancel the following too")));
        acts.put("series.cancel-all", act(it -> it.series().ann.says("/event cancel", talk(), v("reason", "No")), it -> it.ann.presses("Cancel all of the series")));
    }

    /** Chooses whoever has to move, and says where to. */
    private static void makeRoom(Scene scene) {
        var pick = ((usher.Answer.Done) scene.ann.answer()).card().controls().stream().filter(usher.Card.Pick.class::isInstance).map(usher.Card.Pick.class::cast).findFirst().orElseThrow();
        scene.ann.picks(pick.placeholder().plain(java.util.Locale.ENGLISH), pick.options().getFirst().label().plain(java.util.Locale.ENGLISH))
            .fills(v("where", "out"), v("reason", "the room is small"));
    }

    private static void asked(Scene scene) {
        scene.ann.says("/usher connect");
        var code = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}").matcher(scene.ann.answered());
        assertThat(code.find()).isTrue();
        scene.olga.says("/usher connect", v("code", code.group())).isAnswered("Asked");
    }

    /** Each way in which a seat changes hands, whoever does it. */
    private static Map<String, Act> seats() {
        var acts = new LinkedHashMap<String, Act>();
        acts.put("a claim", act(Scene::drop, it -> it.ben.presses("Claim")));
        acts.put("a place in line", act(Scene::full, it -> it.eve.presses("Claim")));
        acts.put("giving back", act(Scene::full, it -> it.ben.presses("Give back")));
        acts.put("leaving the line", act(Scene::waiting, it -> it.eve.presses("Leave the line")));
        acts.put("accepting an offer", act(Scene::offered, it -> it.eve.presses("Accept").isAnswered("You're in")));
        acts.put("passing an offer on", act(Scene::offered, it -> it.eve.presses("Pass")));
        acts.put("an offer that runs out", act(Scene::offered, it -> it.chat.passes(Duration.ofHours(2))));
        acts.put("giving a seat to somebody", act(Scene::full, it -> it.ben.says("/seat give", v("which", "Clinic"), v("to", it.eve.account().key()))));
        acts.put("taking a given seat", act(it -> it.full().ben.says("/seat give", v("which", "Clinic"), v("to", it.eve.account().key())), it -> it.eve.presses("Take it")));
        acts.put("declining a given seat", act(it -> it.full().ben.says("/seat give", v("which", "Clinic"), v("to", it.eve.account().key())), it -> it.eve.presses("No, thank you")));
        acts.put("keeping a seat after all", act(it -> it.full().ben.says("/seat give", v("which", "Clinic"), v("to", it.eve.account().key())), it -> it.ben.presses("Withdraw")));
        acts.put("going to an event", act(Scene::event, it -> it.ben.presses("Going")));
        acts.put("saying that one cannot come", act(Scene::going, it -> it.ben.presses("Can't make it")));
        acts.put("saying maybe instead", act(Scene::going, it -> it.ben.presses("Maybe")));
        acts.put("leaving the community", act(Scene::full, it -> it.ben.calls("people.left")));
        acts.put("being forgotten", act(Scene::full, it -> it.ben.calls("my.erase-everything")));
        return acts;
    }

    private static Stream<DynamicTest> each(Map<String, Act> acts) {
        return acts.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            try (var scene = new Scene()) {
                entry.getValue().before().accept(scene);
                var before = scene.record().size();
                entry.getValue().act().accept(scene);
                assertThat(scene.ann.answer()).as(scene.ann.answered()).isInstanceOf(usher.Answer.Done.class);
                var lines = scene.record();
                assertThat(lines).as("a line more than %d; said: %s", before, scene.ann.answered()).hasSizeGreaterThan(before);
                assertThat(lines.subList(before, lines.size())).allSatisfy(line -> {
                    assertThat(line.get("act").toString()).isNotBlank();
                    assertThat(line.get("subject").toString()).matches("[a-z]+ \\S+");
                    assertThat(line.get("at")).isNotNull();
                });
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> whateverOnlySomeMayDoIsOnRecord() {
        return each(moderators());
    }

    @TestFactory
    Stream<DynamicTest> everyChangeOfASeatIsOnRecord() {
        return each(seats());
    }

    @Test
    void noActionOfModeratorsIsLeftOut() {
        var some = Main.actions(Main.features()).stream().filter(action -> action.forPeople() && action.handler() instanceof Handler.Write).map(Action::name)
            .filter(name -> !OWN.matcher(name).matches()).collect(Collectors.toCollection(TreeSet::new));
        some.removeAll(moderators().keySet());
        some.removeAll(UNRECORDED.keySet());
        assertThat(some).isEmpty();
    }
}
