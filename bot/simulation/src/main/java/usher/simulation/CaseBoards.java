package usher.simulation;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import usher.Card;
import usher.Json;
import usher.Wanted;

/** What the boards of office hours say is what the rows say: how many wait, who is next, who has what. */
final class CaseBoards {

    private static final int SHOWN = 10;
    private static final Pattern SPOT = Pattern.compile(".*/channel/[^|]*\\|hours (\\d+)");
    private static final Pattern TURNS = Pattern.compile("(?:Open until|it opens) (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d) UTC");

    private final Ground ground;
    private final Rows now;
    private final List<String> broken = new ArrayList<>();

    private CaseBoards(Ground ground, Rows now) {
        this.ground = ground;
        this.now = now;
    }

    /** Of boards that changed, or whose queue or cases did, since {@code before}; of all of them where that is {@code now} itself. */
    static List<String> broken(Ground ground, Rows before, Rows now) {
        if (before != now && now.hours().cases().equals(before.hours().cases()) && now.hours().queues().equals(before.hours().queues()) && now.messages().equals(before.messages())) return List.of();
        var boards = new CaseBoards(ground, now);
        var stirred = stirred(before, now);
        for (var queue : now.hours().queues().values()) {
            for (var address : queue.boards()) {
                var spot = address + "|hours " + queue.id();
                var message = now.messages().values().stream().filter(it -> it.spot().equals(spot)).findFirst();
                if (message.isEmpty()) boards.broken.add("5 a queue has no board: " + queue + " at " + address);
                else if (before == now || stirred.contains(queue.id()) || !message.get().equals(before.messages().get(message.get().id()))) boards.look(queue, message.get());
            }
        }
        return boards.broken;
    }

    /** A board that says until or from when a queue is open says so no longer when that is over, unless nobody was there to draw it. */
    static List<String> stale(World world, Rows now) {
        var broken = new ArrayList<String>();
        for (var message : now.messages().values()) {
            var board = SPOT.matcher(message.spot());
            if (!board.matches()) continue;
            var turn = world.ground.look("select due from timer where name = 'hours " + board.group(1) + "'");
            var wanted = Json.read(world.ground.look("select wanted from message where id = " + message.id()).getFirst()[0].toString(), Wanted.class);
            var said = TURNS.matcher(Words.card(wanted).map(Words::of).orElse(""));
            if (!said.find() || !turn.isEmpty() && !Rows.instant(turn.getFirst()[0]).isAfter(world.clock.instant())) continue;
            var turns = LocalDateTime.parse(said.group(1).replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            if (turns.plusSeconds(60).isBefore(world.clock.instant())) broken.add("5 a board says what is over at " + world.clock.instant() + ": " + said.group());
        }
        return broken;
    }

    private static Set<Long> stirred(Rows before, Rows now) {
        var queues = new HashSet<Long>();
        now.hours().queues().values().stream().filter(it -> !it.equals(before.hours().queues().get(it.id()))).forEach(it -> queues.add(it.id()));
        Stream.of(now, before).flatMap(rows -> rows.hours().cases().values().stream()).filter(it -> !it.equals(before.hours().cases().get(it.id())) || !it.equals(now.hours().cases().get(it.id()))).forEach(it -> queues.add(it.queue()));
        return queues;
    }

    private void look(CaseRows.Queue queue, Rows.Message message) {
        var wanted = Json.read(ground.look("select wanted from message where id = " + message.id()).getFirst()[0].toString(), Wanted.class);
        Words.card(wanted).ifPresent(card -> compare(queue, card));
    }

    private void compare(CaseRows.Queue queue, Card card) {
        var line = now.hours().line(queue.id());
        var waits = line.isEmpty() ? "nobody waits" : line.size() == 1 ? "1 case waits" : line.size() + " cases wait";
        hold(card.title().plain(Locale.ENGLISH).equals(queue.name() + ": " + waits), queue, card.title().plain(Locale.ENGLISH), waits);
        var said = card.blocks().stream().filter(Card.Bullets.class::isInstance).flatMap(it -> ((Card.Bullets) it).lines().stream()).map(it -> it.plain(Locale.ENGLISH)).toList();
        var rows = Stream.concat(lines(line), lines(now.hours().taken(queue.id()))).toList();
        if (said.size() > rows.size() && isFurtherBack(said.getFirst(), line, queue)) said = said.subList(1, said.size());
        hold(said.size() == rows.size(), queue, said.toString(), rows.toString());
        for (var i = 0; i < Math.min(said.size(), rows.size()); i++) hold(said.get(i).startsWith(rows.get(i)), queue, said.get(i), rows.get(i));
    }

    /** What is due first is there too, whatever is before it in line. */
    private boolean isFurtherBack(String said, List<CaseRows.Case> line, CaseRows.Queue queue) {
        return now.hours().cases().values().stream().anyMatch(it -> it.queue() == queue.id() && it.stage().waits() && !line.subList(0, Math.min(SHOWN, line.size())).contains(it) && said.startsWith(it.goal() + ": "));
    }

    /** As their lines begin. */
    private static Stream<String> lines(List<CaseRows.Case> cases) {
        var more = cases.size() > SHOWN ? Stream.of("and " + (cases.size() - SHOWN) + " more") : Stream.<String>of();
        return Stream.concat(cases.stream().limit(SHOWN).map(it -> it.goal() + ": " + word(it)), more);
    }

    private static String word(CaseRows.Case it) {
        return switch (it.stage()) {
            case NEW -> "new";
            case TRIAGED -> "waiting";
            case TAKEN -> "taken";
            case ASKED_BACK -> "waiting for the asker";
            case ANSWERED -> "answered";
            case ESCALATED -> "escalated";
            case RESOLVED, WITHDRAWN -> "";
        };
    }

    private void hold(boolean rule, CaseRows.Queue queue, String said, String is) {
        if (!rule) broken.add("5 a board says otherwise than the rows: " + queue + " says " + said + ", not " + is);
    }
}
