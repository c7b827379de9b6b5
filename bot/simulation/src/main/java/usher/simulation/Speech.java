package usher.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.Address;
import usher.Answer;
import usher.Card;
import usher.Heard;
import usher.Text;

/** What people write to Usher privately and in the threads of cases, and change, and take back; platforms tell some of it twice, or in another order. */
final class Speech {

    private static final int REMEMBERED = 20;

    /** @param version of what was written last */
    private record Written(Actor who, String message, Address in, Optional<String> under, int version) {}

    private final World world;
    private final Acts acts;
    private final List<Written> all = new ArrayList<>();
    private int messages;

    Speech(World world, Acts acts) {
        this.world = world;
        this.acts = acts;
    }

    private int dice(int sides) {
        return world.chance.nextInt(sides);
    }

    /** Somebody writes something new, or changes what they wrote. */
    void speaks(Actor who, Rows now) {
        if (all.isEmpty() || dice(4) > 0) writes(who, now);
        else if (dice(3) > 0) edits(world.deeds.any(all));
        else unsays(world.deeds.any(all));
        if (all.size() > REMEMBERED) all.removeFirst();
    }

    private void writes(Actor who, Rows now) {
        var posts = world.board(who).posts().stream().filter(post -> post.at().kind() == Address.Kind.UNDER || post.at().equals(who.account().direct())).filter(post -> post.at().space().equals(who.account().space())).toList();
        var under = posts.isEmpty() || dice(3) == 0 ? Optional.<Board.Post>empty() : Optional.of(world.deeds.any(posts));
        var it = new Written(who, "m" + ++messages, under.map(Board.Post::at).orElse(who.account().direct()), under.map(Board.Post::reference), 0);
        var words = (dice(8) == 0 ? "// " : "") + world.deeds.says(who);
        all.add(it);
        var answer = hears(it, words);
        if (!world.isDead() && answer.isPresent()) keeps(it, words, now);
    }

    private Optional<Answer> hears(Written it, String words) {
        var heard = new Heard(it.message(), it.under(), Long.parseLong(it.message().substring(1)), it.version(), List.of(new Card.Paragraph(Text.verbatim(words))));
        var answer = tells(it, Heard.SAID, heard.values().raw());
        if (world.isDead() || dice(5) > 0) return answer;
        var before = counted();
        tells(it, Heard.SAID, heard.values().raw());
        if (!world.isDead() && !before.equals(counted())) world.wrong.add("4 what was written once is passed on twice: " + it + " " + before + " then " + counted());
        return answer;
    }

    private List<Object> counted() {
        return List.of(world.ground.look("select (select count(*) from case_line), (select count(*) from message), (select sum(wanted_version) from message)").getFirst());
    }

    private Optional<Answer> tells(Written it, String notice, Map<String, String> values) {
        return acts.tells(it.who(), notice, values, it.in());
    }

    private void edits(Written was) {
        var is = new Written(was.who(), was.message(), was.in(), was.under(), was.version() + 1);
        all.remove(was);
        all.add(is);
        hears(is, world.deeds.says(is.who()));
        if (world.isDead() || dice(3) > 0) return;
        var late = world.deeds.says(is.who());
        hears(was, late);
        if (!world.ground.look("select 1 from case_line where position('" + late + "' in words) > 0").isEmpty()) world.wrong.add("4 an edit that comes late undoes a later one: " + was);
    }

    private void unsays(Written it) {
        all.remove(it);
        tells(it, Heard.UNSAID, Map.of(Heard.MESSAGE.name(), it.message()));
    }

    /** What somebody with one open case writes to Usher is about that one, and whoever asked hears what a helper says of it. */
    private void keeps(Written it, String words, Rows before) {
        var place = it.who().account().space().key() + "/" + it.message();
        var lines = world.ground.look("select l.slot, l.case_id, l.person_id, c.asker_id from case_line l left join help_case c on c.id = l.case_id where l.place = '" + place + "'");
        var person = before.persons().get(it.who().account().key());
        var open = before.hours().cases().values().stream().filter(of -> person != null && of.stage().isOpen() && (of.asker() == person || of.isWith(person))).toList();
        if (it.under().isEmpty() && open.size() == 1 && lines.isEmpty()) world.wrong.add("2 what was written about a case is not kept: " + it + " about " + open);
        for (var line : lines) {
            if (line[1] == null || words.startsWith("//") || line[2] == null || line[2].equals(line[3])) continue;
            if (world.ground.look("select 1 from message where position('/direct/' in address) > 0 and spot like '%|line " + line[0] + "'").isEmpty()) world.wrong.add("5 what was written about a case is not told to whoever asked: " + it);
        }
    }
}
