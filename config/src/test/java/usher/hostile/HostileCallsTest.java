package usher.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Caller;
import usher.PressId;
import usher.Trigger;
import usher.config.Main;

/**
 * Every action of every feature, with every field, as people call it who mean harm: nothing ends as a fault of ours, every no is a sentence, nobody changes what
 * they have no right to change, and what was typed stays words. New actions and fields are tried by themselves. {@code -Dusher.hostile.tries=100} tries a hundred
 * times as much, {@code -Dusher.hostile.seed=7} something else; what fails says the seed and what was sent.
 */
class HostileCallsTest {

    /** What a member may change by their own presses: their seats and replies, what is said of them, their own settings and codes. Every other table is not theirs. */
    private static final Set<String> A_MEMBERS_OWN = Set.of("seat", "seat_offer", "seat_transfer", "seat_late", "seat_drop_answer", "seat_draw_entry", "seat_drop_sold", "event_reply", "message", "timer", "audit",
        "skipped", "one_time_code", "wrong_code", "home_opened", "calendar_feed", "gate_token", "care");
    /** And in rows of others these columns: that it was sold out, that somebody was checked in. */
    private static final Set<String> FOLLOWS = Set.of("seat_drop.sold_out_at", "calendar_event.roll", "space.met_at");
    private static final String ERASED = "erased:nowhere/nobody";
    private static final Set<String> MADE_BY_WHOEVER_CALLS = Set.of("person", "account");

    private final RandomGenerator random = Tries.random("calls");
    private final Findings findings = new Findings();
    private final Map<Answer.Done, Caller> answered = new HashMap<>();
    private Complaints complaints;

    @BeforeEach
    void listen() {
        complaints = Complaints.heard();
    }

    @AfterEach
    void done() {
        complaints.close();
    }

    @Test
    void whateverIsCalledIsAnsweredAndNobodyChangesWhatIsNotTheirs() {
        var names = names();
        for (var from = 0; from < names.size(); from += 40) {
            try (var town = new Town(Main::features)) {
                new Siege(town).run(names.subList(from, Math.min(names.size(), from + 40)));
            }
        }
        assertThat(findings.all()).as("%s", findings).isEmpty();
        System.out.println("hostile calls: " + findings.count());
    }

    private static List<String> names() {
        return Main.features().stream().flatMap(feature -> feature.actions().stream()).map(Action::name).toList();
    }

    /** One town and all who press in it. */
    private final class Siege {
        private final Town town;
        private final Forger forger;
        private final long ours;
        private Ledger before;
        private final List<String> sent = new ArrayList<>();

        Siege(Town town) {
            this.town = town;
            forger = new Forger(town, random);
            ours = town.community();
            before = Ledger.of(town.bot().database());
        }

        void run(List<String> names) {
            hear("setting up");
            for (var name : names) {
                var action = town.bot().action(name).orElseThrow();
                forger.looks(before);
                storm(action, List.of(town.olga), Tries.of(3));
                storm(action, List.of(town.ann, town.gus, town.stranger()), Tries.of(6));
                storm(action, List.of(town.maya), Tries.of(3));
                suggest(action);
                storm(action, List.of(town.mo), Tries.of(6));
            }
            tamper();
            shown();
            town.lives();
            shown();
            hear("as days go by");
        }

        private void storm(Action action, List<Caller> some, int times) {
            sent.clear();
            for (var i = 0; i < times; i++) {
                var by = some.get(i % some.size());
                var values = forger.values(action, by);
                if (action.trigger() instanceof Trigger.Page) visit(action, values);
                else call(action.name(), by, values);
            }
            judge(action, some);
        }

        private void visit(Action action, Map<String, String> values) {
            var answer = Town.in(town.bot().visit(action.name(), values), values);
            tell(Verdict.on(answer), action.name() + " " + values);
        }

        private void call(String action, Caller by, Map<String, String> values) {
            findings.tried();
            var call = town.call("hostile-" + findings.count(), action, by, values);
            sent.add(shortened(call));
            var answer = Town.in(town.bot().handle(call), call);
            tell(Verdict.on(answer), shortened(call));
            if (answer instanceof Answer.Done done) answered.put(done, by);
            if (random.nextInt(10) == 0) again(call, answer);
        }

        /** The platform delivers it three times more, at once. */
        private void again(Call call, Answer first) {
            var soon = new ArrayList<java.util.concurrent.CompletionStage<Answer>>();
            for (var i = 0; i < 3; i++) soon.add(town.bot().handle(new Call(call.id(), town.bot().arrive(), call.action(), call.by(), call.in(), call.values())));
            for (var it : soon) {
                var answer = Town.in(it, call);
                if (answer.getClass() != first.getClass() && !(first instanceof Answer.Form) && !(first instanceof Answer.Download)) tell(List.of("delivered again it is " + answer.getClass().getSimpleName() + ", first " + first.getClass().getSimpleName()), shortened(call));
            }
        }

        private void judge(Action action, List<Caller> some) {
            var after = Ledger.of(town.bot().database());
            var changes = before.changes(after, counts(action, some));
            if (!changes.isEmpty()) tell(List.of(some.getFirst().name() + " changed " + changes.stream().map(HostileCallsTest::shortened).toList()), action.name() + " by one of " + sent);
            before = after;
        }

        /** Which rows and columns must stay as they are when one of these has called this action. */
        private BiPredicate<Ledger.Row, String> counts(Action action, List<Caller> some) {
            if (some.contains(town.mo)) return (row, _) -> row.community() != ours && row.community() != 0;
            if (some.contains(town.olga)) return (row, _) -> row.community() == ours;
            var may = action.forPeople() && (action.needs().roles().isEmpty() || some.contains(town.maya));
            var own = own(some);
            return (row, column) -> {
                if (row.community() != ours) return true;
                if (MADE_BY_WHOEVER_CALLS.contains(row.table())) return !isOwn(row, some) && !(may && ERASED.equals(row.column("account_id")));
                if (!may) return true;
                return !A_MEMBERS_OWN.contains(row.table()) && !FOLLOWS.contains(row.table() + "." + column) && !own.contains(row.column("person_id")) && !hosts(row, some);
            };
        }

        private static boolean isOwn(Ledger.Row row, List<Caller> some) {
            return some.stream().map(by -> by.account().key()).anyMatch(key -> key.equals(row.column("account_id")) || key.equals(row.column("id")));
        }

        private Set<Object> own(List<Caller> some) {
            return before.rows().stream().filter(row -> row.table().equals("account") && isOwn(row, some)).map(row -> row.column("person_id")).collect(Collectors.toSet());
        }

        /** Maya hosts an event, and may change what it says. */
        private boolean hosts(Ledger.Row row, List<Caller> some) {
            return some.contains(town.maya) && !Set.of("community", "space", "role_map", "badge", "badge_held", "event_format").contains(row.table());
        }

        private void suggest(Action action) {
            for (var field : action.asks()) {
                for (var by : List.of(town.mo, town.olga)) {
                    var typed = Nasty.like(Forger.kind(field), random);
                    var found = forger.suggested(field, action, by, typed);
                    if (found.size() > 25) tell(List.of(found.size() + " suggestions"), action.name() + " " + field.name() + " " + typed);
                    if (by == town.mo && found.stream().anyMatch(it -> it.label().plain(java.util.Locale.ENGLISH).contains("Their secret"))) tell(List.of("another community's is suggested"), action.name() + " " + field.name());
                }
            }
            hear("suggestions of " + action.name());
        }

        /** Buttons that were answered, cut, swapped and with more in them, pressed by anybody. */
        private void tamper() {
            var everybody = List.of(town.mo, town.maya, town.ann, town.gus, town.olga, town.stranger());
            before = Ledger.of(town.bot().database());
            for (var done : List.copyOf(answered.keySet())) {
                for (var button : Forger.buttons(done)) {
                    var press = PressId.read(Nasty.tampered(PressId.write(button.action(), button.values()), random));
                    call(press.action(), Nasty.of(everybody, random), press.values());
                }
                if (sent.size() > Tries.of(120)) break;
            }
            answered.clear();
            hear("tampered buttons");
        }

        private void shown() {
            town.chat.settles();
            for (var space : List.of(town.mo.account().space(), town.olga.account().space())) {
                town.chat.platform(space).messages().forEach(it -> tell(Verdict.on(it.wanted()), "shown at " + it.at()));
            }
        }

        private void hear(String when) {
            tell(complaints.take(), when);
        }

        private void tell(List<String> what, String of) {
            findings.tell(what, of);
            findings.tell(complaints.take(), of);
        }
    }

    private static String shortened(Object what) {
        var words = what instanceof Call call ? call.by().name() + ": " + call.action() + " " + call.values() : what.toString();
        return Findings.cut(words, 500);
    }
}
