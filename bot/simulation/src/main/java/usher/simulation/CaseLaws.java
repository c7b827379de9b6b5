package usher.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import usher.hours.Move;
import usher.hours.Part;
import usher.hours.Stage;

/** What is true of cases after every step, whatever the step was; asked of the rows alone, not of the code that wrote them. */
final class CaseLaws {

    private static final Pattern TOLD = Pattern.compile(".*/direct/[^|]*\\|case (\\d+) .*");

    private final Ground ground;
    private final Rows before;
    private final Rows now;
    private final Set<String> left;
    private final List<String> broken = new ArrayList<>();

    private CaseLaws(Ground ground, Rows before, Rows now, Set<String> left) {
        this.ground = ground;
        this.before = before;
        this.now = now;
        this.left = left;
    }

    /** What was broken between the two, in words that begin with the rule's number. {@code left}: accounts that left meanwhile. */
    static List<String> broken(Ground ground, Rows before, Rows now, Set<String> left) {
        var laws = new CaseLaws(ground, before, now, left);
        if (!now.hours().cases().equals(before.hours().cases()) || !now.hours().entries().isEmpty() || !now.here().equals(before.here())) {
            now.hours().cases().values().forEach(laws::stands);
            laws.nothingIsLost();
            laws.everyMoveIsAllowed();
            laws.nobodyHasMoreOpenThanTheyMay();
        }
        laws.onlyWhomItConcernsIsTold();
        return laws.broken;
    }

    private void hold(boolean rule, String words) {
        if (!rule) broken.add(words);
    }

    /** Who has it, and who watches that they do something about it. */
    private void stands(CaseRows.Case it) {
        if (it.isTaken()) {
            hold(it.mentor() != null && now.communities().getOrDefault(it.mentor(), 0L) == it.community(), "2 a case is with nobody: " + it);
            hold(it.mentor() == null || now.here().contains(it.mentor()), "2 a case is with somebody who left: " + it);
            hold(it.mentor() == null || it.mentor() != it.asker(), "8 somebody mentors themselves: " + it);
            var led = it.lead() != null && it.stage() == Stage.TAKEN;
            hold(led ? it.until() == null && it.alarm() == null : it.until() != null && it.alarm() != null && !it.alarm().isAfter(it.until()), "5 nobody watches over a case: " + it);
        } else {
            hold(it.mentor() == null || it.stage() == Stage.RESOLVED, "2 somebody has a case that waits: " + it);
            hold(it.until() == null && it.alarm() == null, "5 a time is set for a case that nobody has: " + it);
        }
        if (it.lead() != null) together(it, now.hours().cases().get(it.lead()));
    }

    /** What is answered together goes together, nothing leads that is led, and with the answer it is over. */
    private void together(CaseRows.Case it, CaseRows.@Nullable Case lead) {
        var goes = lead != null && lead.leads() && lead.queue() == it.queue() && Objects.equals(lead.mentor(), it.mentor())
            && (lead.stage() == it.stage() || lead.stage() == Stage.ASKED_BACK && it.stage() == Stage.TAKEN || lead.stage().waits() && lead.stage() != Stage.ESCALATED && it.stage() == Stage.TRIAGED);
        hold(goes && it.stage() != Stage.ANSWERED && it.stage().isOpen(), "4 a case does not go with the one that it is answered with: " + it + " and " + lead);
    }

    /** What was received stays, until its asker is forgotten. */
    private void nothingIsLost() {
        if (now.did("erase")) return;
        for (var it : before.hours().cases().values()) hold(now.hours().cases().containsKey(it.id()), "2 a case is lost: " + it);
        hold(now.hours().said() == before.hours().said() + now.hours().entries().size(), "2 what was said about a case is lost");
    }

    /** From each stage to the next on a way that is open to who went it. */
    private void everyMoveIsAllowed() {
        for (var is : now.hours().cases().values()) {
            var was = before.hours().cases().get(is.id());
            var stage = was == null ? Stage.NEW : was.stage();
            var had = Optional.ofNullable(was == null ? null : was.mentor());
            for (var entry : now.hours().entries()) {
                if (entry.of() != is.id()) continue;
                var next = next(stage, entry, is, had);
                hold(next.isPresent(), "8 a move that nobody may make so: " + entry + " from " + stage + ", with " + had + ", of " + is);
                stage = next.orElse(is.stage());
                had = entry.move() == Move.TAKE || entry.move() == Move.HAND_OVER ? Optional.ofNullable(entry.move() == Move.TAKE && is.leads() ? entry.person() : is.mentor()) : stage.waits() ? Optional.empty() : had;
            }
            hold(stage == is.stage(), "2 a case stands elsewhere without a move on record: " + was + " is " + is);
            hold(!is.isTaken() || had.equals(Optional.ofNullable(is.mentor())) || changedHands(), "2 a case changed hands without a move on record: " + was + " is " + is);
        }
    }

    private boolean changedHands() {
        return now.did("link", "unlink", "erase");
    }

    /** Whoever moves the one that leads moves those that it leads. */
    private boolean goesAlong(CaseRows.Case of) {
        var was = before.hours().cases().get(of.id());
        return of.lead() != null || was != null && was.lead() != null;
    }

    private Optional<Stage> next(Stage stage, CaseRows.Entry entry, CaseRows.Case of, Optional<Long> had) {
        var parts = parts(entry.person(), of, had);
        var next = entry.move().rows().stream().filter(row -> row.from() == stage && (row.by().stream().anyMatch(parts::contains) || changedHands() || goesAlong(of))).map(Move.Row::to).findFirst();
        return next.isPresent() ? next : parting(stage, entry);
    }

    /** Whoever leaves, or is forgotten, or turns out to be the asker, hands back what they have and withdraws what they asked, however far it is. */
    private Optional<Stage> parting(Stage stage, CaseRows.Entry entry) {
        if (!stage.isOpen() || !changedHands() && left.stream().noneMatch(account -> Objects.equals(before.persons().get(account), entry.person()))) return Optional.empty();
        return entry.move() == Move.LET_GO ? Optional.of(Stage.TRIAGED) : entry.move() == Move.WITHDRAW ? Optional.of(Stage.WITHDRAWN) : Optional.empty();
    }

    /** What somebody was to a case, before the step or after it: roles may be given and taken in it. */
    private Set<Part> parts(@Nullable Long person, CaseRows.Case of, Optional<Long> had) {
        if (person == null) return EnumSet.of(Part.CLOCK);
        var parts = EnumSet.noneOf(Part.class);
        if (of.asker() == person) parts.add(Part.ASKER);
        if (had.filter(person::equals).isPresent()) parts.add(Part.ASSIGNEE);
        if (was(person, "MENTOR") && of.asker() != person) parts.add(Part.MENTOR);
        if (was(person, "MODERATOR", "ADMIN")) parts.add(Part.MODERATOR);
        return parts;
    }

    private boolean was(long person, String... roles) {
        return before.is(person, roles) || now.is(person, roles);
    }

    private void nobodyHasMoreOpenThanTheyMay() {
        for (var it : now.hours().cases().values()) {
            var queue = now.hours().queues().get(it.queue());
            if (before.hours().cases().containsKey(it.id()) || changedHands() || queue == null) continue;
            var open = now.hours().cases().values().stream().filter(other -> other.queue() == it.queue() && other.asker() == it.asker() && other.stage().isOpen()).count();
            hold(open <= queue.mostOpen(), "1 more cases open than one person may have: " + open + " of " + it.asker() + " in " + queue);
            hold(!queue.retired() || !Objects.requireNonNull(before.hours().queues().getOrDefault(it.queue(), queue)).retired(), "2 a retired queue takes a case: " + it);
        }
    }

    /** Its asker, whoever has or had it or did something about it, and who helps. */
    private void onlyWhomItConcernsIsTold() {
        if (now.messages().equals(before.messages())) return;
        for (var message : now.messages().values()) {
            if (before.messages().containsKey(message.id()) || !message.wanted()) continue;
            var told = TOLD.matcher(message.spot());
            if (!told.matches()) continue;
            var it = now.hours().cases().get(Long.parseLong(told.group(1)));
            var person = person(message.address());
            if (it == null || person == null) continue;
            hold(concerns(it, person), "8 somebody is told of a case that is none of theirs: " + message + " of " + it);
        }
    }

    private boolean concerns(CaseRows.Case it, long person) {
        var was = before.hours().cases().get(it.id());
        return it.asker() == person || it.isWith(person) || was != null && (was.asker() == person || was.isWith(person)) || was(person, "MENTOR", "MODERATOR", "ADMIN")
            || !ground.look("select 1 from case_entry where case_id = " + it.id() + " and person_id = " + person).isEmpty();
    }

    private @Nullable Long person(String address) {
        var key = address.replace("/direct/", "/");
        return now.persons().getOrDefault(key, before.persons().get(key));
    }
}
