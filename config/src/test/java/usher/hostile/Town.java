package usher.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import usher.Account;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Feature;
import usher.Space;
import usher.Value;
import usher.Values;
import usher.testing.Chat;

/**
 * A community with an event, a series, drops of every kind, seats, offers, transfers, gates, badges and formats, another community beside it, and everybody who
 * may want to do harm: members, a mentor, a moderator, somebody who has left, a stranger, and the other community's admin.
 */
final class Town implements AutoCloseable {

    final Chat chat;
    final Caller mo = person(Chat.MAIN, "mo", true);
    final Caller maya = person(Chat.MAIN, "maya", false);
    final Caller ann = person(Chat.MAIN, "ann", false);
    final Caller ben = person(Chat.MAIN, "ben", false);
    final Caller gus = person(Chat.MAIN, "gus", false);
    final Caller olga = person(Chat.OTHER, "olga", true);
    private int calls;

    Town(java.util.function.Supplier<List<Feature>> features) {
        chat = new Chat(features);
        for (var caller : List.of(mo, maya, ann, ben, gus, olga)) says(caller, "usher.help");
        says(mo, "usher.channel", "channel", "test:main/channel/general");
        says(olga, "usher.channel", "channel", "other:place/channel/general");
        says(mo, "usher.role", "person", of("maya"), "role", "mentor");
        events();
        drops();
        says(mo, "badge.give", "person", of("ann"), "badge", "Helper");
        says(mo, "format.create", "name", "Circle");
        says(ann, "my.calendar");
        says(ann, "my.link");
        says(ben, "my.quiet", "hours", "22-8");
        says(olga, "event.create", "title", "Their secret evening", "promise", "Peace", "start", "in 3 days", "seats", "2");
        says(olga, "drop.create", "title", "Their secret drop", "seats", "2");
        says(olga, "badge.give", "person", "other:place/pia", "badge", "Theirs");
        chat.bot().notice(call("gone", "people.left", gus, Map.of())).toCompletableFuture().join();
        chat.settles();
    }

    private void events() {
        says(mo, "event.create", "title", "Clinic", "promise", "A first page", "start", "in 3 days", "options", "live 1, watching 2", "place", "Library");
        says(mo, "event.create", "title", "Evening", "promise", "Rest", "start", "in 2 h", "seats", "1", "host", of("maya"));
        says(mo, "event.create", "title", "Gated", "promise", "Keys", "start", "in 5 days", "seats", "3");
        says(mo, "event.gate", "which", "Gated", "tokens", "K7MQ-2XWD P9RT-4HBC");
        says(mo, "event.create", "title", "Daily", "promise", "Habit", "start", "in 26 h", "seats", "2");
        says(mo, "event.repeat", "which", "Daily", "how", "daily");
        for (var event : Ledger.of(chat.bot().database()).column("calendar_event", "id")) {
            for (var pool : Ledger.of(chat.bot().database()).column("pool", "id")) {
                for (var caller : List.of(ann, ben)) says(caller, "event.going", "event", event.toString(), "option", pool.toString());
            }
        }
        says(mo, "event.remind", "which", "Clinic", "before", "1 d, 1 h");
    }

    private void drops() {
        drop("One seat", "seats", "1");
        drop("Two each", "seats", "4", "per-person", "2");
        drop("Tiers", "seats", "3", "tiers", "Access 1, Impact 2");
        drop("Asked", "seats", "2", "question", "What will you bring?");
        drop("Drawn", "seats", "2", "mode", "draw", "opens", "in 10 min");
        drop("Guarded", "seats", "2");
        drop("Later", "seats", "2", "opens", "in 2 days");
        says(mo, "drop.gate", "which", "Guarded", "tokens", "AAAA-2222 BBBB-3333");
        for (var drop : Ledger.of(chat.bot().database()).column("seat_drop", "id")) {
            for (var caller : List.of(ann, ben)) says(caller, "drop.claim", "drop", drop.toString());
        }
        says(ann, "seat.give", "which", "Two each", "to", of("ben"));
    }

    private void drop(String title, String... values) {
        var all = new ArrayList<>(List.of("title", title));
        all.addAll(List.of(values));
        says(mo, "drop.create", all.toArray(String[]::new));
    }

    private static String of(String name) {
        return "test:main/" + name;
    }

    static Caller person(Space space, String name, boolean administers) {
        return new Caller(new Account(space, name), name, Set.of(), administers, Locale.ENGLISH, Optional.empty());
    }

    /** Somebody whom nobody has met. */
    Caller stranger() {
        return person(Chat.MAIN, "stranger" + ++calls, false);
    }

    Bot bot() {
        return chat.bot();
    }

    long community() {
        return (Long) Ledger.of(bot().database()).rows().stream().filter(row -> row.table().equals("space") && row.column("id").equals("test:main")).findFirst().orElseThrow().column("community_id");
    }

    Answer says(Caller by, String action, String... values) {
        var all = new ArrayList<Value>();
        for (var i = 0; i < values.length; i += 2) all.add(new Value(values[i], values[i + 1]));
        var map = new LinkedHashMap<String, String>();
        all.forEach(value -> map.put(value.name(), value.text()));
        return in(bot().handle(call("setup-" + ++calls, action, by, map)), action);
    }

    Call call(String id, String action, Caller by, Map<String, String> values) {
        return new Call(id, bot().arrive(), action, by, Address.channel(by.account().space(), "general"), Values.of(values));
    }

    /** The answer, which comes soon whatever was asked. */
    static Answer in(CompletionStage<Answer> soon, Object what) {
        try {
            return soon.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer to " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Days go by, and every timer that all of this set runs. */
    void lives() {
        chat.passes(Duration.ofDays(4));
    }

    @Override
    public void close() {
        chat.close();
    }
}
