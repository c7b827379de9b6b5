package usher.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import usher.Address;
import usher.Json;
import usher.Wanted;

/** What is true once platforms have recovered and some time has passed: what is shown is what is wanted, and nothing waits that should not. */
final class Recovery {

    private Recovery() {}

    static List<String> broken(World world, Rows now) {
        var broken = new ArrayList<String>();
        for (var message : now.messages().values()) {
            if (!message.parked() && message.shown() < message.version() && !waits(world, message)) broken.add("5 still undelivered: " + message);
        }
        shown(world, now, broken);
        for (var it : world.ground.look("select name, parked from timer where parked is not null")) broken.add("5 a timer was given up: " + it[0] + " " + it[1]);
        for (var it : world.ground.look("select name, due from timer where parked is null")) {
            if (Rows.instant(it[1]).isBefore(world.clock.instant())) broken.add("5 a timer did not run: " + it[0] + " due " + it[1]);
        }
        return broken;
    }

    private static boolean waits(World world, Rows.Message message) {
        var next = world.ground.look("select next_try from message where id = " + message.id()).getFirst()[0];
        return Rows.instant(next).isAfter(world.clock.instant());
    }

    private static void shown(World world, Rows now, List<String> broken) {
        var known = new HashSet<String>();
        for (var message : now.messages().values()) {
            if (message.reference() == null) continue;
            known.add(message.reference());
            if (message.parked() || message.shown() < message.version()) continue;
            var board = Rows.in(world.boards, Address.of(message.address()).space().platform());
            var post = board.post(message.reference());
            if (post.isEmpty()) {
                if (!board.wasTakenAway(message.reference())) broken.add("5 thought shown, but is not: " + message);
                continue;
            }
            var wanted = world.ground.look("select wanted from message where id = " + message.id()).getFirst()[0].toString();
            var is = Json.read(wanted, Wanted.class) instanceof Wanted.Message words ? words.at(Address.of(message.address())) : Json.read(wanted, Wanted.class);
            if (!is.equals(post.get().wanted())) broken.add("5 shown otherwise than wanted: " + message + "\n      wanted " + wanted + "\n      shown " + Json.write(post.get().wanted()));
        }
        var parked = new HashSet<Long>();
        now.messages().values().stream().filter(Rows.Message::parked).forEach(it -> parked.add(it.id()));
        for (var board : world.boards.values()) {
            for (var post : board.posts()) {
                if (!known.contains(post.reference()) && !parked.contains((long) post.mark())) broken.add("5 shown, but nobody wants it: " + post.reference() + " at " + post.at() + " " + post.mark() + " " + Json.write(post.wanted()));
            }
        }
    }
}
