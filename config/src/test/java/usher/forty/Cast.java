package usher.forty;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import usher.forty.Diary.Fact;

/** Everybody who takes part: moderators on both platforms, hosts, and people of all kinds in six zones. */
final class Cast {

    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney", "America/Sao_Paulo");
    private static final Someone.Hours NIGHT = new Someone.Hours(22, 8);
    private static final List<Optional<Someone.Hours>> QUIET = List.of(Optional.of(NIGHT), Optional.of(NIGHT), Optional.of(new Someone.Hours(21, 9)), Optional.of(new Someone.Hours(0, 11)),
        Optional.of(new Someone.Hours(8, 22)), Optional.empty());
    private static final List<Integer> DILIGENCE = List.of(0, 25, 60, 90);

    final Stage stage;
    final OnDiscord mo;
    final OnSlack sam;
    final List<Someone> hosts = new ArrayList<>();
    final List<Someone> people = new ArrayList<>();
    /** Two who will turn out to be one, on two platforms. */
    final Map<Someone, Someone> doubles = new LinkedHashMap<>();
    /** Where everybody was at first. */
    final Map<Someone, ZoneId> zones = new HashMap<>();
    private final SplittableRandom random;

    Cast(Stage stage, int size, SplittableRandom random) {
        this.stage = stage;
        this.random = random;
        mo = stage.onDiscord("Mo", true);
        sam = stage.onSlack("Sam", true, "UTC");
        stage.connect(mo, sam);
        for (var i = 0; i < 4; i++) host(i);
        for (var i = 0; i < size; i++) person(i);
        stage.settles();
    }

    private void host(int i) {
        var host = new Someone("Host" + i, ZoneId.of(ZONES.get(i)), Optional.of(NIGHT), 50, false);
        if (i % 2 == 0) {
            var side = stage.onDiscord(host.name, false);
            host.sides.add(side);
            mo.says("usher role", Map.of("person", side.who(), "role", "mentor"));
        } else {
            host.sides.add(stage.onSlack(host.name, false, host.zone.getId()));
            sam.says("usher role", Map.of("person", "@" + host.name, "role", "mentor")).words();
        }
        moves(host, host.zone);
        zones.put(host, host.zone);
        hosts.add(host);
    }

    private void person(int i) {
        var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        var quiet = QUIET.get(random.nextInt(QUIET.size()));
        var who = someone("P%03d".formatted(i), zone, quiet, i % 13 == 6);
        if (i % 5 != 1 && i % 5 != 4) who.sides.add(stage.onDiscord(who.name, false));
        if (i % 5 == 1 || i % 5 == 2 || i % 5 == 4) who.sides.add(stage.onSlack(who.name, false, zone.getId()));
        settlesIn(who);
        if (i % 11 == 3) {
            var other = someone("Q%03d".formatted(i), zone, quiet, false);
            other.sides.add(stage.onSlack(other.name, false, zone.getId()));
            settlesIn(other);
            doubles.put(other, who);
        }
    }

    private Someone someone(String name, ZoneId zone, Optional<Someone.Hours> quiet, boolean closed) {
        var who = new Someone(name, zone, quiet, DILIGENCE.get(random.nextInt(DILIGENCE.size())), closed);
        zones.put(who, zone);
        people.add(who);
        return who;
    }

    private void settlesIn(Someone who) {
        moves(who, who.zone);
        if (who.sides.size() > 1) stage.link(who.sides.get(0), who.sides.get(1));
        if (!who.quiet.equals(Optional.of(NIGHT))) who.side().says("my quiet", Map.of("hours", who.quiet.map(Someone.Hours::typed).orElse("never"))).words();
        if (who.closed) who.sides.forEach(Side::closes);
    }

    static void moves(Someone who, ZoneId to) {
        who.side().says("my zone", Map.of("zone", to.getId())).words();
    }

    /** They turn out to be one: {@code one} types the code, and has the other's account as well from now on. */
    void links(Someone other, Someone one, Diary diary, Instant now) {
        other.acted = now;
        one.acted = now;
        stage.link(other.side(), one.side());
        diary.write(new Fact.Linked(now, other, one));
        one.sides.addAll(other.sides);
        other.sides.clear();
        other.gone = true;
    }
}
