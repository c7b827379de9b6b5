package usher.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import usher.Answer;

/**
 * What is said about cases: each time it has a mark in it that nothing else has. It is kept once it was received, read by nobody whom it does not concern, and
 * nowhere when whoever asked is forgotten.
 */
final class Secrets {

    private static final Pattern MARK = Pattern.compile("\\bc\\d+x\\b");
    private static final Set<String> SAID = Set.of("goal", "words", "why");
    private static final String CASES = "select id, asker_id, mentor_id from help_case c where position('%1$s' in c.goal || ' ' || c.tried || ' ' || c.stuck || ' ' || c.links) > 0 "
        + "or exists (select 1 from case_entry e where e.case_id = c.id and position('%1$s' in e.words) > 0) or exists (select 1 from case_line l where l.case_id = c.id and position('%1$s' in l.words) > 0)";

    private final World world;

    Secrets(World world) {
        this.world = world;
    }

    private static Set<String> marks(String words) {
        return MARK.matcher(words).results().map(it -> it.group()).collect(Collectors.toSet());
    }

    /** Whoever was answered that it was done has it in the rows. */
    void received(Actor who, String action, Map<String, String> values) {
        for (var name : SAID) {
            for (var mark : marks(values.getOrDefault(name, ""))) {
                var kept = world.ground.look("select 1 from help_case where position('" + mark + "' in goal) > 0 union all select 1 from case_entry where position('" + mark + "' in words) > 0 "
                    + "union all select 1 from case_feedback where position('" + mark + "' in words) > 0");
                if (kept.isEmpty()) world.wrong.add("2 confirmed, but not in the rows: " + who.word() + " " + action + " " + values);
            }
        }
    }

    /** Mentors and moderators read all cases of their community; others their own, those they have, and those they had a part in. */
    void reads(Actor who, String words) {
        var marks = marks(words);
        marks.removeIf(mark -> world.deeds.said(mark) == who);
        if (marks.isEmpty()) return;
        var persons = world.ground.look("select p.id, p.granted || ',' || o.derived from account a join person p on p.id = a.person_id join account o on o.person_id = p.id where a.id = '" + who.account().key() + "'");
        if (persons.isEmpty() || persons.stream().anyMatch(it -> it[1].toString().matches(".*(MENTOR|MODERATOR|ADMIN).*"))) return;
        var person = persons.getFirst()[0];
        for (var mark : marks) {
            var cases = world.ground.look(CASES.formatted(mark));
            if (!cases.isEmpty() && !isPublished(mark) && cases.stream().noneMatch(it -> concerns(it, person))) world.wrong.add("8 a case is read by somebody whom it does not concern: " + who.word() + " reads " + mark + " in " + words);
        }
    }

    private boolean concerns(Object[] it, Object person) {
        return person.equals(it[1]) || person.equals(it[2]) || !world.ground.look("select 1 from case_entry where case_id = " + it[0] + " and person_id = " + person).isEmpty();
    }

    /** With their consent others read what was learned from a case. */
    private boolean isPublished(String mark) {
        return !world.ground.look("select 1 from outcome where position('" + mark + "' in title || ' ' || problem || ' ' || helped) > 0").isEmpty();
    }

    static String text(Answer answer) {
        return answer instanceof Answer.Download ? "" : Words.of(answer);
    }

    /** All that was said about the cases of somebody, by whomever. */
    Set<String> about(Actor who) {
        var own = "select c.id from help_case c join account a on a.person_id = c.asker_id where a.id = '" + who.account().key() + "'";
        var marks = new HashSet<String>();
        for (var sql : List.of("select goal || ' ' || tried || ' ' || stuck || ' ' || links from help_case where id in (" + own + ")", "select words from case_entry where case_id in (" + own + ")", "select words from case_line where case_id in (" + own + ")",
            "select words from case_feedback where case_id in (" + own + ")")) {
            world.ground.look(sql).forEach(it -> marks.addAll(marks(it[0].toString())));
        }
        world.ground.look("select l.words from case_line l join account a on a.person_id = l.person_id where l.case_id is null and a.id = '" + who.account().key() + "'").forEach(it -> marks.addAll(marks(it[0].toString())));
        world.ground.look("select words from case_entry where case_id not in (" + own + ")").forEach(it -> marks.removeAll(marks(it[0].toString()))); // the same answer to another
        return marks;
    }

    /** Nothing of it is left in any row; forms half filled in go within a day. */
    void forgotten(Actor who, Set<String> marks) {
        if (marks.isEmpty()) return;
        for (var table : world.ground.tables()) {
            if (table.equalsIgnoreCase("draft")) continue;
            for (var row : world.ground.look("select * from " + table)) {
                for (var value : row) {
                    if (value instanceof String words && marks(words).stream().anyMatch(marks::contains)) world.wrong.add("10 not forgotten: what was said about a case of " + who.word() + " is in " + table + ": " + words);
                }
            }
        }
    }
}
