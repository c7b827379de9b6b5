package usher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Forms half filled in. The latest are at hand at once, so that a form opens without waiting for the writer; all are on disk a moment later. */
final class Drafts {

    private static final int AT_HAND = 2_000;
    /** Characters of all of them together; the one that was kept first goes first. */
    private static final int MOST_AT_HAND = 4_000_000;

    private final Database database;
    private final Forced forced;
    private final Consumer<Writer.Job> writer;
    private final LinkedHashMap<String, Kept> latest = new LinkedHashMap<>(16, 0.75f, true);
    private int held;

    private record Kept(Draft draft, int length) {}

    Drafts(Database database, Forced forced, Consumer<Writer.Job> writer) {
        this.database = database;
        this.forced = forced;
        this.writer = writer;
    }

    Draft keep(Draft whole) {
        var draft = whole.fitting();
        var content = Json.write(draft);
        hold(draft, content.length());
        writer.accept(new Writer.Job.Chore(tx -> {
            var table = tx.table(CoreTable.class);
            table.dropDraft(draft.id());
            table.addDraft(draft.id(), content, tx.now());
        }, 0, new CompletableFuture<>()));
        return draft;
    }

    private void hold(Draft draft, int length) {
        synchronized (latest) {
            letGo(latest.remove(draft.id()));
            latest.put(draft.id(), new Kept(draft, length));
            held += length;
            while (latest.size() > AT_HAND || held > MOST_AT_HAND) letGo(latest.pollFirstEntry().getValue());
        }
    }

    private void letGo(@Nullable Kept kept) {
        if (kept != null) held -= kept.length();
    }

    /** Reads the database when it is not at hand: not for a platform's own thread. */
    Optional<Draft> find(String id) {
        synchronized (latest) {
            var kept = latest.get(id);
            if (kept != null) return Optional.of(kept.draft());
        }
        var found = database.read(CoreTable.class, table -> table.draft(id)).map(json -> Json.read(json, Draft.class));
        forced.await();
        return found;
    }

    /** What was answered to a call, or to a form that was sent already, under one of these numbers. */
    Optional<Answer> answered(List<String> ids) {
        var found = database.read(CoreTable.class, table -> table.answered(ids)).stream().findFirst().map(row -> Json.read(row.answer(), Answer.class));
        forced.await();
        return found;
    }

    /** It was sent; only the database's word counts from here on. */
    void sent(String id) {
        synchronized (latest) {
            letGo(latest.remove(id));
        }
    }
}
