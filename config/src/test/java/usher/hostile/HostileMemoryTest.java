package usher.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Database;
import usher.Draft;
import usher.Field;
import usher.Values;
import usher.Watch;
import usher.config.Main;
import usher.testing.Chat;
import usher.testing.HandAlarm;
import usher.testing.MovableClock;

/** What is kept of people who press without end is bounded: in memory by a number, on disk by a day or by what only few may make. */
class HostileMemoryTest {

    /** Bytes that the program may hold more than before, after any number of presses: forms half filled in, people's languages, answers under way. */
    private static final long MOST_BYTES = 32_000_000;
    /** Characters of one row of a form half filled in. */
    private static final int LONGEST_DRAFT = 100_000;

    /** Every table, and why nobody can make it grow without end. A new table is to be thought of here. */
    private static final Map<String, String> BOUNDS = bounds(
        "let go after a day", "answered draft",
        "a row for each who is a member of the platform's space", "community space person account home_opened calendar_feed care mentor_profile mentor_application mentor_away nudge",
        "a row for each badge that a moderator took from a member", "badge_withheld",
        "as many words as ten short specialities have, for each who is a member", "mentor_word",
        "twenty moderators for each application that waits", "mentor_told",
        "a row for each case and each mentor who took it", "case_taken",
        "a row for each who is a member, and each thing that moderators and mentors made", "seat seat_offer seat_transfer seat_late seat_drop_answer seat_draw_entry seat_drop_sold event_reply badge_held gate_token gate_guest message timer",
        "made by moderators, mentors and hosts", "pool seat_drop seat_drop_post seat_draw calendar_event event_host event_post event_format event_reminders gate badge role_map series series_host series_post series_day connecting help_queue queue_promise queue_rule queue_question queue_gate queue_day queue_board",
        "written by mentors, moderators and hosts", "badge_rule checklist checklist_attached checklist_holidays checklist_reviewer",
        "one for each change that somebody was given a checklist of, and the newest", "checklist_version",
        "a row for each checklist that goes with an event and each who is in it, and ten items of each", "assignment assignment_item",
        "one of each item that is reviewed, and five who are asked", "review review_told",
        "a row for each event and each who was there", "deliverable",
        "one for each event, each format and one for all, by moderators", "survey_setting",
        "one for each event that is over, and a row for each who hosted it", "survey survey_host",
        "a row for each who was at an event, with as many words as a form takes", "survey_sheet",
        "the newest sixty for each queue", "queue_gap",
        "as many at a time as the queue allows each person, and what is said about each is bounded", "help_case case_entry case_line case_told case_promise case_tag case_batch case_feedback",
        "a row for each mentor who answered a case", "case_credit",
        "one for each person and queue, and one for each time that somebody needs no case", "case_spared",
        "once for each case that was answered, with as many words as a form takes", "outcome outcome_author outcome_term outcome_withheld",
        "a few at a time for each person", "one_time_code wrong_code",
        "a line for each act that was carried out, and each notice that was not sent", "audit skipped",
        "one row", "ids signing_key");

    @TempDir
    Path folder;

    private static Map<String, String> bounds(String... whyAndTables) {
        var bounds = new TreeMap<String, String>();
        for (var i = 0; i < whyAndTables.length; i += 2) for (var table : whyAndTables[i + 1].split(" ")) bounds.put(table, whyAndTables[i]);
        return bounds;
    }

    @Test
    void whateverIsPressedMemoryStaysBounded() {
        var names = ConcurrentHashMap.<String>newKeySet();
        var clock = new MovableClock(Chat.START);
        try (var bot = new Bot(Database.open("jdbc:h2:file:" + folder.resolve("usher") + ";WRITE_DELAY=0", "", ""), Main.features(), new HandAlarm(), clock, watch(names), Duration.ZERO, new SplittableRandom(7))) {
            bot.open(List.of());
            press(bot, 0, 200);
            var before = retained();
            press(bot, 200, Tries.of(1_500));
            var grown = retained() - before;
            assertThat(grown).as("bytes retained after the presses").isLessThan(MOST_BYTES);
            assertThat(names).as("names that are counted").hasSizeLessThan(bot.actions().size() + 2);
            int longest = bot.database().jdbi().withHandle(handle -> handle.createQuery("select max(char_length(content)) from draft").mapTo(int.class).one());
            assertThat(longest).isLessThanOrEqualTo(LONGEST_DRAFT);
            System.out.println("retained after " + Tries.of(1_500) + " hostile presses: " + grown / 1024 + " KiB more than before");
        }
    }

    /** Forms of a hundred thousand characters a field, by ever others and in ever other languages, and names that nobody declared. */
    private static void press(Bot bot, int from, int times) {
        var action = bot.action("event.create").orElseThrow();
        for (var i = from; i < from + times; i++) {
            var values = new LinkedHashMap<String, String>();
            for (Field<?> field : action.form()) values.put(field.name(), (i % 2 == 0 ? "x" : "\"\\").repeat(20_000) + i);
            values.put("made up " + i, "x".repeat(50_000));
            var by = Town.person(Chat.MAIN, "mo", true);
            answer(bot, new Call("form " + i, bot.arrive(), action.name(), by, Address.channel(Chat.MAIN, "general"), Values.of(values)));
            answer(bot, new Call("unknown " + i, bot.arrive(), "made.up." + i, by, Address.channel(Chat.MAIN, "general"), Values.of(Map.of(Draft.FIELD, "x".repeat(50_000)))));
            bot.visit("drop.draw-page", Map.of("drop", "made up " + i)).toCompletableFuture().join();
        }
    }

    private static void answer(Bot bot, Call call) {
        assertThat(bot.handle(call).toCompletableFuture().join()).isNotInstanceOf(Answer.Broken.class);
    }

    private static Watch watch(Set<String> names) {
        return new Watch() {
            @Override
            public void answered(String action, String outcome, Duration took) {
                names.add(action);
            }
        };
    }

    /** Bytes in use after what nobody needs is gone. */
    private static long retained() {
        for (var i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void whatIsKeptOfPressesIsLetGoAfterADay() {
        try (var town = new Town(Main::features)) {
            for (var i = 0; i < 50; i++) town.says(town.ann, "seat.give", "which", "nothing " + i);
            assertThat(count(town, "draft")).isPositive();
            assertThat(count(town, "answered")).isPositive();
            town.chat.passes(Duration.ofHours(49));
            assertThat(count(town, "draft")).isZero();
            assertThat(count(town, "answered")).isZero();
        }
    }

    private static int count(Town town, String table) {
        return town.bot().database().jdbi().withHandle(handle -> handle.createQuery("select count(*) from " + table).mapTo(int.class).one());
    }

    @Test
    void everyTableHasABoundThatIsSaid() {
        try (var chat = new Chat(Main::features)) {
            assertThat(BOUNDS.keySet()).containsExactlyInAnyOrderElementsOf(Ledger.tables(chat.bot().database()));
        }
    }
}
