package usher.forty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import usher.forty.Diary.Fact;
import usher.forty.Diary.Stands;
import usher.forty.Doing.Mine;

/** How forty days go: who announces what, who says that they come and does, and what everybody does day by day. */
final class Lives {

    private static final Pattern CODE = Pattern.compile(": ([A-Z2-9]{5})");

    static final String PROMISE = "A reviewed first page";

    private final Stage stage;
    private final Cast cast;
    private final Diary diary;
    private final Script script;
    private final SplittableRandom random;
    final List<Meeting> meetings;
    final Doing doing;
    /** Whoever muted, if only for a while. */
    final Set<Someone> muted = new HashSet<>();
    /** Who holds a seat, as they were told. */
    private final Map<Meeting, Set<Someone>> in = new java.util.HashMap<>();

    Lives(Stage stage, Cast cast, Diary diary, Script script, SplittableRandom random) {
        this.stage = stage;
        this.cast = cast;
        this.diary = diary;
        this.script = script;
        this.random = random;
        doing = new Doing(stage, diary, random);
        meetings = Script.meetings(cast, random);
        meetings.forEach(this::plan);
        cast.people.forEach(this::plan);
        cast.doubles.forEach((other, one) -> script.at(Script.BEGIN.plus(Duration.ofDays(13)), () -> cast.links(other, one, diary, stage.now())));
        script.at(Script.BEGIN.plus(Duration.ofDays(12)), this::changesTemplate);
    }

    private Instant soon(Instant from, Instant to) {
        return Script.awake(from.plusSeconds(random.nextLong(Math.max(1, Duration.between(from, to).toSeconds()))));
    }

    private void plan(Meeting meeting) {
        script.at(meeting.announced, () -> announce(meeting));
        meeting.moved.ifPresent(at -> script.at(at, () -> moves(meeting)));
        for (var who : cast.people) {
            if (random.nextInt(cast.people.size()) > 8) continue;
            var last = meeting.first.start().minus(Duration.ofMinutes(30));
            var at = soon(meeting.announced.plusSeconds(60), random.nextInt(4) == 0 ? last : meeting.announced.plus(Duration.ofHours(20)));
            if (!at.isBefore(last)) continue;
            script.at(at, () -> goes(who, meeting));
            if (random.nextInt(8) == 0) script.at(soon(at.plusSeconds(60), last), () -> givesUp(who, meeting));
        }
        script.at(meeting.times.start().plusSeconds(300), () -> begins(meeting));
        script.at(Script.awake(meeting.times.end().plus(Duration.ofHours(26))), () -> corrects(meeting));
        if (random.nextInt(20) == 0) script.at(Script.awake(meeting.times.start().minus(Duration.ofHours(5))), () -> cancels(meeting));
    }

    private void plan(Someone who) {
        for (var day = 1; day < Script.DAYS; day++) {
            if (random.nextInt(10) >= 6) continue;
            var at = Script.BEGIN.plus(Duration.ofDays(day)).atZone(who.zone).toLocalDate().atTime(9 + random.nextInt(12), random.nextInt(60), 17).atZone(who.zone).toInstant();
            if (!Script.isDown(at) && at.isAfter(Script.BEGIN)) script.at(at, () -> lives(who));
        }
        var kind = random.nextInt(12);
        if (cast.doubles.containsKey(who) || cast.doubles.containsValue(who)) return;
        var some = soon(Script.BEGIN.plus(Duration.ofDays(8)), Script.BEGIN.plus(Duration.ofDays(30)));
        switch (kind) {
            case 0 -> script.at(some, () -> mutes(who, true));
            case 1 -> {
                script.at(some, () -> mutes(who, true));
                script.at(Script.awake(some.plus(Duration.ofDays(5))), () -> mutes(who, false));
            }
            case 2 -> script.at(some, () -> leaves(who));
            case 3 -> script.at(some, () -> travels(who, ZoneId.of(random.nextBoolean() ? "Asia/Tokyo" : "America/New_York")));
            default -> { }
        }
    }

    private void announce(Meeting meeting) {
        var told = meeting.host.side().says("event create", Map.of("title", meeting.title, "promise", PROMISE, "start", meeting.first.start().toString(), "seats", meeting.seats));
        assertThat(told.words()).as("%s announces %s", meeting.host, meeting).contains("is set");
        diary.write(new Fact.Announced(stage.now(), meeting));
        stage.settles();
    }

    private void moves(Meeting meeting) {
        if (meeting.cancelled) return;
        assertThat(meeting.host.side().says("event edit", Map.of("which", meeting.title, "start", meeting.times.start().toString())).words()).contains("is changed");
        diary.write(new Fact.Moved(stage.now(), meeting, meeting.times));
        stage.settles();
    }

    private Shown post(Side side, Meeting meeting) {
        return side.hall().stream().filter(it -> it.says(meeting.title)).findFirst().orElseThrow(() -> new AssertionError("no post of " + meeting + " among " + side.hall()));
    }

    private Set<Someone> in(Meeting meeting) {
        return in.computeIfAbsent(meeting, _ -> new HashSet<>());
    }

    private void goes(Someone who, Meeting meeting) {
        if (who.gone || meeting.cancelled || in(meeting).contains(who)) return;
        var side = who.sides.get(random.nextInt(who.sides.size()));
        var words = side.presses(post(side, meeting), "Going").words();
        doing.acts++;
        if (!words.contains("You're going: ")) return; // in line, or it is theirs by an offer
        in(meeting).add(who);
        diary.write(new Fact.In(stage.now(), who, meeting));
    }

    private void givesUp(Someone who, Meeting meeting) {
        if (who.gone || meeting.cancelled || !stage.now().isBefore(meeting.times.start()) || !holds(who, meeting)) return;
        var side = who.sides.get(random.nextInt(who.sides.size()));
        side.presses(post(side, meeting), "Can't make it").words();
        doing.acts++;
        in(meeting).remove(who);
        diary.write(new Fact.Out(stage.now(), who, meeting));
    }

    /** By the diary, which also knows of offers that were accepted. */
    private boolean holds(Someone who, Meeting meeting) {
        var holds = false;
        for (var fact : diary.facts) {
            if (fact instanceof Fact.In it && it.who() == who && it.meeting() == meeting) holds = true;
            if (fact instanceof Fact.Out it && it.who() == who && it.meeting() == meeting) holds = false;
            if (fact instanceof Fact.Linked it && it.into() == who) holds |= holds(it.from(), meeting);
        }
        return holds;
    }

    private List<Someone> there(Meeting meeting) {
        return cast.people.stream().filter(who -> !who.gone && holds(who, meeting)).toList();
    }

    private void cancels(Meeting meeting) {
        if (!stage.now().isBefore(meeting.times.start()) || !stage.now().isAfter(meeting.announced)) return;
        var told = meeting.host.side().says("event cancel", Map.of("which", meeting.title, "reason", "Ill"));
        assertThat(told.words()).contains("is cancelled");
        meeting.cancelled = true;
        diary.write(new Fact.Cancelled(stage.now(), meeting));
        stage.settles();
    }

    private void begins(Meeting meeting) {
        if (meeting.cancelled || Script.isDown(stage.now())) return;
        stage.settles();
        switch (meeting.roll) {
            case CODE -> there(meeting).stream().filter(_ -> random.nextInt(4) > 0).forEach(who -> checksIn(who, meeting));
            case HOST -> marks(meeting, "Somebody came", there(meeting).stream().filter(_ -> random.nextInt(4) > 0).toList());
            case NOBODY, LATER -> { }
        }
    }

    private void checksIn(Someone who, Meeting meeting) {
        var shown = CODE.matcher(meeting.host.side().says("event code", Map.of("which", meeting.title)).words());
        assertThat(shown.find()).isTrue();
        var side = who.sides.get(random.nextInt(who.sides.size()));
        var told = random.nextBoolean() ? side.says("event checkin", Map.of("code", shown.group(1))) : side.presses(post(side, meeting), "Check in").fills(Map.of("code", shown.group(1)));
        assertThat(told.words()).doesNotContain("not the code").doesNotContain("no seat");
        doing.acts++;
        diary.write(new Fact.Came(stage.now(), who, meeting));
    }

    private void marks(Meeting meeting, String menu, List<Someone> people) {
        for (var who : people) {
            var roll = meeting.host.side().says("event attendance", Map.of("which", meeting.title)).reply();
            var name = who.sides.stream().map(Side::name).filter(it -> roll.offers(menu, it)).findFirst();
            if (name.isEmpty()) continue;
            meeting.host.side().picks(roll, menu, name.get()).words();
            doing.acts++;
            var now = stage.now();
            diary.write(menu.equals("Somebody came") ? new Fact.Came(now, who, meeting) : menu.equals("Take a mark back") ? new Fact.Unmarked(now, who, meeting) : new Fact.Missed(now, who, meeting));
        }
    }

    /** A day later the host remembers better. */
    private void corrects(Meeting meeting) {
        if (meeting.cancelled) return;
        var some = there(meeting).stream().filter(_ -> random.nextInt(5) == 0).filter(who -> !cast.doubles.containsKey(who) && !cast.doubles.containsValue(who)).toList(); // who are two in the list
        if (meeting.roll == Meeting.Roll.NOBODY || some.isEmpty()) return;
        if (meeting.roll == Meeting.Roll.LATER) {
            marks(meeting, "Somebody did not come", some);
        } else {
            marks(meeting, "Take a mark back", some);
            marks(meeting, "Somebody came", some);
        }
        stage.settles();
    }

    private void changesTemplate() {
        var is = Template.nextSteps(true);
        Play.item(cast, is, is.items().getLast(), Map.of("instead", 3));
        diary.write(new Fact.Written(stage.now(), is));
    }

    private void mutes(Someone who, boolean is) {
        if (who.gone) return;
        who.side().says(is ? "my mute" : "my unmute", Map.of()).words();
        who.muted = is;
        diary.write(new Fact.Muted(stage.now(), who, is));
        muted.add(who);
    }

    private void leaves(Someone who) {
        if (who.sides.size() > 1) return;
        who.side().leaves();
        who.gone = true;
        diary.write(new Fact.Left(stage.now(), who));
        stage.settles();
    }

    private void travels(Someone who, ZoneId to) {
        if (who.gone) return;
        Cast.moves(who, to);
        who.zone = to;
        diary.write(new Fact.Travelled(stage.now(), who, to));
    }

    private void lives(Someone who) {
        if (who.gone) return;
        who.acted = stage.now();
        doing.acceptOffer(who, meetings);
        if (who.diligence == 0) return;
        var count = Count.at(stage.now(), diary, cast.zones);
        for (var meeting : meetings) {
            if (!count.isOver(meeting) || !count.attended(meeting).contains(who) || random.nextInt(400) >= who.diligence + 10) continue;
            if (random.nextBoolean()) doing.handsIn(who, meeting);
            else if (count.polls.of(meeting).filter(it -> it.closed.isEmpty() && it.sheets.containsKey(who)).isPresent()) doing.rates(who, meeting);
        }
        var mine = count.of(who).stream().flatMap(Mine::of).toList();
        for (var it : mine) {
            var chance = random.nextInt(1000);
            if (it.stands() != Stands.OPEN) {
                if (chance < 15) doing.takeBack(it);
            } else if (chance < who.diligence * 3) doing.tickOff(it);
            else if (chance < who.diligence * 3 + 30) doing.refuse(it);
            else if (chance < who.diligence * 3 + 60) doing.putOff(it);
        }
        if (random.nextInt(25) == 0) doing.putAllOff(who);
    }
}
