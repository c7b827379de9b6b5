package usher.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import usher.Account;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Draft;
import usher.Field;
import usher.Handler;
import usher.Quiet;
import usher.Right;
import usher.Space;
import usher.Values;

/** Two communities, their spaces on two platforms, everybody in them, and the program that serves them in one life after the other. */
final class World {

    /** A Tuesday three weeks before the clocks of Europe go forward; those of America went two weeks before them. */
    private static final Instant START = Instant.parse("2027-03-09T15:00:00Z");
    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}");
    static final List<Space> SPACES = List.of(new Space("discord", "a1"), new Space("slack", "a2"), new Space("discord", "z1"));
    private static final int REMEMBERED = 30;
    /** What a platform's form takes in one field. */
    private static final int LONGEST = 4000;
    /** A platform says that somebody left one of its spaces. */
    static final String LEFT = "people.left";
    /** Keys of messages that never wake anybody. */
    private static final List<String> NEVER_URGENT = List.of("merged ", "line ", "kept ", "summary ", "sold out ", "offers of ", "case ");

    /** A call that was answered, to be delivered again. */
    record Said(String id, String action, Actor who, Map<String, String> values, Answer answer, Instant at) {}

    final SplittableRandom chance;
    final Hands clock = new Hands(START);
    final Trail trail = new Trail();
    final Ground ground;
    final Map<String, Board> boards = new HashMap<>();
    final List<Actor> actors = new ArrayList<>();
    final Deeds deeds;
    final Secrets secrets = new Secrets(this);
    final Ticks ticks = new Ticks(this);
    final List<String> wrong = new ArrayList<>();
    final List<Said> said = new ArrayList<>();
    /** Asks the rules. Within a step it is called where time stands still for a moment. */
    Runnable judged = () -> { };
    /** As the rules saw them last. */
    Supplier<Rows> rows;
    /** Accounts of which the platform said since the rules were asked last that they left. They may have come back. */
    final Set<String> left = new HashSet<>();
    private final Map<Account, Answer> last = new HashMap<>();
    private final Map<String, Instant> wished = new HashMap<>();
    private final Map<String, Address> spoken = new HashMap<>();
    private Life life;
    private int calls;
    private int lives;
    private int steps;
    private boolean typing;
    private String draft = "";
    private Optional<HalfTyped> halfTyped = Optional.empty();

    World(Ground ground, long seed) {
        this.ground = ground;
        this.chance = new SplittableRandom(seed);
        this.deeds = new Deeds(chance);
        ground.empty();
        rows = () -> Rows.of(ground, null);
        for (var name : List.of("discord", "slack")) boards.put(name, new Board(name, chance.split(), clock, trail));
        life = begin();
    }

    private Life begin() {
        lives++;
        return new Life(ground, clock, boards.values(), chance.split());
    }

    /** They all come by, and the two spaces are connected. */
    void people() {
        for (var i = 0; i < 26; i++) {
            var community = i < 20 ? 0 : 1;
            var space = community == 1 ? SPACES.get(2) : SPACES.get(i % 2);
            var word = (community == 0 ? "ann" : "zed") + i + "q";
            var zone = i % 3 == 0 ? Optional.<ZoneId>empty() : Optional.of(ZoneId.of(i % 3 == 1 ? "Europe/Berlin" : "America/New_York"));
            actors.add(new Actor(new Account(space, "u" + i), word, community, i % 4 == 0 ? Set.of("helpers") : Set.of(), i < 2 || i == 20, i % 5 == 0 ? Locale.GERMAN : Locale.ENGLISH, zone));
        }
        for (var who : List.of(actors.get(0), actors.get(1), actors.get(20))) call(who, "usher.channel", Map.of("channel", Address.channel(who.account().space(), "events").key()));
        call(actors.get(0), "usher.connect", Map.of());
        var code = CODE.matcher(Words.of(Rows.in(last, actors.get(0).account())));
        if (!code.find()) throw new IllegalStateException("no code to connect with in " + last.get(actors.get(0).account()));
        call(actors.get(1), "usher.connect", Map.of("code", code.group()));
        settle();
        call(actors.get(0), "usher.connect-confirm", Map.of("connection", ground.look("select id from connecting").getFirst()[0].toString()));
        for (var who : actors) call(who, "my.show", Map.of());
        for (var who : List.of(actors.get(0), actors.get(1))) call(who, "space.seen", Map.of("name", who.word() + " Space", "hears", "yes"));
        for (var i : List.of(3, 5, 11)) call(actors.get(i), "home.opened", Map.of());
        for (var i : List.of(3, 6, 11, 14, 18)) call(actors.get(0), "usher.role", Map.of("person", actors.get(i).account().key(), "role", "mentor"));
        for (var i : List.of(22, 24)) call(actors.get(20), "usher.role", Map.of("person", actors.get(i).account().key(), "role", "mentor"));
        settle();
    }

    Life life() {
        return life;
    }

    boolean isDead() {
        return ground.disk().isCut();
    }

    Actor anybody(int community) {
        var of = actors.stream().filter(it -> it.community() == community).toList();
        return deeds.any(of);
    }

    Optional<Answer> last(Actor who) {
        return Optional.ofNullable(last.get(who.account()));
    }

    Board board(Actor who) {
        return Rows.in(boards, who.account().space().platform());
    }

    /** What the bot suggests for a field. */
    String suggested(Action action, Field<?> field, Actor who) {
        try {
            var found = life.bot().suggest(new Call("suggest", life.bot().arrive(), action.name(), who.caller(), who.account().direct(), Values.of()), field.name(), "").toCompletableFuture().get(Life.PATIENCE, TimeUnit.SECONDS);
            found.forEach(it -> Words.check(it.label(), who.community(), this));
            found.forEach(it -> secrets.reads(who, it.label().plain(Locale.ENGLISH)));
            return found.isEmpty() ? "" : deeds.any(found).value();
        } catch (Exception e) {
            if (isDead()) return "";
            throw new IllegalStateException(e);
        }
    }

    /** Some row's number, whoever's it is. */
    String number(String field) {
        var table = switch (field) {
            case "drop" -> "seat_drop";
            case "tier", "pool", "option" -> "pool";
            case "seat" -> "seat";
            case "event" -> "calendar_event";
            case "transfer" -> "seat_transfer";
            case "series" -> "series";
            case "message" -> "message";
            case "queue" -> "help_queue";
            case "case" -> "help_case";
            default -> "";
        };
        if (table.isEmpty()) return Integer.toString(chance.nextInt(3));
        var all = ground.look("select id from " + table + " order by id");
        return all.isEmpty() ? "1" : deeds.any(all)[0].toString();
    }

    Call made(String id, Actor who, String action, Map<String, String> values) {
        stepped();
        var caller = action.equals(LEFT) ? Caller.of(who.account()) : who.caller();
        return new Call(id, life.bot().arrive(), action, caller, spoken.getOrDefault(id, Address.channel(who.account().space(), "general")), Values.of(values));
    }

    /** What that call tells was written there. */
    void writtenIn(String call, Address in) {
        spoken.put(call, in);
    }

    String newId() {
        return "call-" + ++calls;
    }

    /** Does it and hears the answer. */
    Optional<Answer> call(Actor who, String action, Map<String, String> values) {
        return deliver(newId(), who, action, values);
    }

    /** The platform delivers this very call, perhaps again. */
    Optional<Answer> deliver(String id, Actor who, String action, Map<String, String> values) {
        trail.add(who.word() + " " + action + " " + shown(values));
        var may = may(who, action);
        if (action.startsWith("my.")) wished(who); // linked accounts part
        if (action.equals(LEFT)) left.add(who.account().key());
        var answer = life.answer(made(id, who, action, values));
        if (!may) answer.filter(it -> !(it instanceof Answer.Refused || it instanceof Answer.Broken)).ifPresent(it -> wrong.add("8 " + who.word() + " may not " + action + ", and was answered " + Words.of(it)));
        return heard(id, who, action, values, answer);
    }

    /** Whether the rows say that somebody may. Whoever was never met is described by their platform alone. */
    private boolean may(Actor who, String action) {
        var needs = life.bot().action(action).map(Action::needs).orElse(Right.ANYONE);
        if (needs.roles().isEmpty() || who.administers()) return true;
        var roles = ground.look("select p.granted || ',' || o.derived from account a join person p on p.id = a.person_id join account o on o.person_id = p.id where a.id = '" + who.account().key() + "'");
        var platform = ground.look("select meaning from role_map where space_id = '" + who.account().space().key() + "' and role_id in ('" + String.join("','", who.roles()) + "')");
        var all = (roles.stream().map(row -> String.valueOf(row[0])).toList() + " " + platform.stream().map(row -> String.valueOf(row[0])).toList()).toUpperCase(Locale.ROOT);
        return needs.roles().stream().anyMatch(role -> all.contains(role.name()));
    }

    static Map<String, String> shown(Map<String, String> values) {
        var all = new java.util.TreeMap<>(values);
        all.computeIfPresent(Draft.FIELD, (_, _) -> "…"); // a form's number is truly random
        return all;
    }

    Optional<Answer> heard(String id, Actor who, String action, Map<String, String> values, Optional<Answer> answer) {
        if (answer.isEmpty()) {
            wrong.add("6 no answer to " + who.word() + " " + action + " " + values);
            throw new IllegalStateException("whoever waits for that waits for good");
        }
        answer.ifPresent(it -> {
            if (isDead() && it instanceof Answer.Broken) {
                ticks.unheard(action, values);
                return;
            }
            trail.add("  " + Words.of(it));
            if (it instanceof Answer.Refused no) no.draft().ifPresent(draft -> kept(draft, who, values));
            draft = it instanceof Answer.Refused no ? no.draft().map(Draft::id).orElse("") : it instanceof Answer.Form form ? form.draft().id() : "";
            typing |= !draft.isEmpty();
            if (it instanceof Answer.Broken) wrong.add("7 broken: " + who.word() + " " + action + " " + values);
            Words.check(it, who, this);
            secrets.reads(who, Secrets.text(it));
            last.put(who.account(), it);
            ticks.heard(who, action, values, it);
            if (action.startsWith("my.")) wished(who);
            if (life.bot().action(action).filter(did -> did.handler() instanceof Handler.Write).isEmpty()) return;
            if (it instanceof Answer.Done && action.startsWith("hours.")) secrets.received(who, action, values);
            if (it instanceof Answer.Done) remember(new Said(id, action, who, values, it, clock.instant()));
        });
        if (!draft.isEmpty() && ground.disk().endsAtDraft()) dies(who, answer);
        else if (typing && !isDead()) alive(this::typed);
        return answer;
    }

    /** The process dies as it writes down what was typed so far; that is written beside the answer, a moment sooner or later. */
    private void dies(Actor who, Optional<Answer> answer) {
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(Life.PATIENCE);
        while (!isDead() && System.nanoTime() < patience) LockSupport.parkNanos(20_000);
        if (!isDead()) wrong.add("7 what was typed is not written down");
        trail.add("dies at a draft");
        halfTyped = answer.map(it -> new HalfTyped(who, it));
        typing = false;
        draft = "";
    }

    /** A form that somebody has before them whose process died. */
    record HalfTyped(Actor who, Answer answer) {}

    /** The form of the latest death, once. */
    Optional<HalfTyped> halfTyped() {
        var form = halfTyped;
        halfTyped = Optional.empty();
        return form;
    }

    /** A refusal brings back all that was typed. */
    private void kept(Draft draft, Actor who, Map<String, String> values) {
        values.forEach((name, typed) -> {
            if (!name.equals(Draft.FIELD) && !isKept(typed, draft.values().getOrDefault(name, ""))) wrong.add("7 what was typed is lost: " + who.word() + " " + draft.action() + " " + name);
        });
    }

    /** All of it, or the beginning of more than any form takes. */
    private static boolean isKept(String typed, String kept) {
        return typed.equals(kept) || typed.length() > LONGEST && kept.length() == LONGEST && typed.startsWith(kept);
    }

    private void remember(Said it) {
        if (!ground.look("select call_id from answered where call_id = '" + it.id() + "'").isEmpty()) said.add(it);
        else if (!it.action().equals("my.erase-everything")) wrong.add("2 confirmed, but not on disk: " + it.who().word() + " " + it.action() + " " + it.values());
        if (said.size() > REMEMBERED) said.removeFirst();
    }

    /** Everything that is to be delivered now is, if the platform lets it. */
    void settle() {
        alive(() -> {
            if (typing) typed();
            life.deliver(this::quiet);
        });
    }

    /** What was typed so far is on disk a moment after it was sent back. */
    void typed() {
        ground.disk().uncounted(life::ring);
        typing = false;
        if (draft.isEmpty()) return;
        var kept = ground.look("select content from draft where id = '" + draft + "'");
        if (kept.isEmpty()) wrong.add("7 what was typed is lost");
    }

    /** What is begun may end with the life that began it. */
    void alive(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!isDead()) throw e;
        }
    }

    /** Nothing about an account whose person was forgotten is left in any row. */
    void forgotten(Actor who) {
        var account = who.account();
        var key = Pattern.compile("(" + Pattern.quote(account.key()) + "|" + Pattern.quote(account.direct().key()) + "|" + Pattern.quote(account.home().key()) + ")(?!\\d)");
        for (var table : ground.tables()) {
            for (var row : ground.look("select * from " + table + (table.equalsIgnoreCase("message") ? " where wanted <> '{\"is\":\"nothing\"}'" : ""))) { // those go when they are taken away
                for (var value : row) if (value instanceof String words && key.matcher(words).find()) wrong.add("10 not forgotten: " + who.word() + " in " + table + ": " + words);
            }
        }
    }

    /** The wishes of somebody, at whichever of their accounts, may have changed just now. */
    void wished(Actor who) {
        wished.put(who.account().direct().key(), clock.instant());
        var own = ground.look("select o.id from account a join account o on o.person_id = a.person_id where a.id = '" + who.account().key() + "'").stream().map(row -> row[0].toString()).toList();
        actors.stream().filter(it -> own.contains(it.account().key())).forEach(it -> wished.put(it.account().direct().key(), clock.instant()));
    }

    /** Whether the wishes of whoever's account that is may have changed then or later. */
    boolean hasWishedSince(String account, Instant at) {
        return !wished.getOrDefault(account.replaceFirst("/", "/direct/"), Instant.MIN).isBefore(at);
    }

    /** Private messages that are never urgent are shown outside their reader's quiet hours. Asked as soon as they are shown, before they are wanted otherwise. */
    private void quiet() {
        for (var board : boards.values()) {
            for (var it : board.fresh()) {
                var row = ground.look("select m.spot, p.quiet, coalesce(p.zone, c.zone), m.wanted_at from message m join account a on m.address = a.space_id || '/direct/' || substring(a.id, position('/', a.id) + 1) "
                    + "join person p on p.id = a.person_id join community c on c.id = p.community_id where m.id = " + it.mark());
                if (row.isEmpty() || wished.getOrDefault(it.at().key(), Instant.MIN).plus(Duration.ofDays(3)).isAfter(clock.instant())) continue;
                var spot = row.getFirst()[0].toString();
                if (NEVER_URGENT.stream().noneMatch(key -> spot.contains("|" + key))) continue;
                var hours = String.valueOf(row.getFirst()[1]);
                if (hours.equals("never") || isUp(it)) continue;
                var quiet = hours.equals("null") ? Quiet.NIGHT : Quiet.of(hours);
                if (quiet.holds(it.when(), ZoneId.of(row.getFirst()[2].toString())) && quiet.holds(Rows.instant(row.getFirst()[3]), ZoneId.of(row.getFirst()[2].toString()))
                    && Duration.between(Rows.instant(row.getFirst()[3]), it.when()).toHours() < 1) wrong.add("9 shown in quiet hours: " + spot + " at " + it.when());
            }
        }
    }

    /** Whoever wrote about a case just now is told what is said about it at night, too. */
    private boolean isUp(Board.Fresh told) {
        var wrote = ground.look("select max(l.at) from case_line l join account a on a.person_id = l.person_id where a.id = '" + told.at().key().replace("/direct/", "/") + "'").getFirst()[0];
        return wrote != null && Rows.instant(wrote).plus(Duration.ofMinutes(90)).isAfter(told.when());
    }

    /** Time goes by: whatever comes due on the way is done at its instant, if it is not too long. */
    void passes(Duration time) {
        trail.add("passes " + time);
        var end = clock.instant().plus(time);
        for (var hops = 0; hops < 25 && !isDead() && clock.instant().isBefore(end); hops++) {
            var next = next().filter(it -> it.isBefore(end)).orElse(end);
            if (next.isAfter(clock.instant())) clock.set(next);
            stepped();
            alive(() -> {
                life.bell().heard();
                life.look();
                life.deliver(this::quiet);
            });
            judged.run();
        }
        if (clock.instant().isBefore(end)) clock.set(end);
        stepped();
        alive(() -> {
            life.look();
            life.deliver(this::quiet);
        });
    }

    private Optional<Instant> next() {
        var due = ground.look("select min(due) from timer where parked is null and name not like 'chore %'").getFirst()[0];
        return Optional.ofNullable(due).map(Rows::instant);
    }

    /** It is dead: and after a while begins anew on the same database. */
    void rises() {
        stepped();
        life.bury();
        judged.run();
        if (chance.nextInt(3) == 0) clock.forward(Duration.ofMinutes(chance.nextInt(1, 90)));
        trail.add("rises at " + clock.instant());
        life = begin();
        rung();
        if (isDead()) rises();
    }

    /** It is stopped in order and started again. */
    void restarts(Duration down) {
        stepped();
        trail.add("restarts after " + down);
        life.stop();
        judged.run();
        clock.forward(down);
        life = begin();
        rung();
    }

    /** What came due meanwhile is done. */
    private void rung() {
        alive(life::ring);
        settle();
    }

    /** One more thing happened: somebody called, a call came again, the clock was moved, the weather changed, the program was stopped or died. */
    void stepped() {
        steps++;
    }

    int steps() {
        return steps;
    }

    int lives() {
        return lives;
    }

    void ends() {
        life.stop();
    }

    /** The buttons and menus that somebody sees. */
    List<Card.Control> controls(Actor who) {
        var seen = new ArrayList<Card.Control>();
        if (last.get(who.account()) instanceof Answer.Done done) seen.addAll(done.card().controls());
        var posts = board(who).posts().stream().filter(post -> Words.sees(who, post.at())).toList();
        if (!posts.isEmpty()) for (var i = 0; i < 4; i++) Words.card(deeds.any(posts).wanted()).ifPresent(card -> seen.addAll(card.controls()));
        return seen;
    }
}
