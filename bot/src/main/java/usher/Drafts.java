package usher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Forms half filled in. The latest are at hand at once, so that a form opens without waiting for the writer; all are on disk a moment later. */
final class Drafts {

    private static final int AT_HAND = 2_000;

    private final Database database;
    private final Forced forced;
    private final Consumer<Writer.Job> writer;
    private final Map<String, Draft> latest = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Draft> eldest) {
            return size() > AT_HAND;
        }
    };

    Drafts(Database database, Forced forced, Consumer<Writer.Job> writer) {
        this.database = database;
        this.forced = forced;
        this.writer = writer;
    }

    Draft keep(Draft draft) {
        synchronized (latest) {
            latest.put(draft.id(), draft);
        }
        writer.accept(new Writer.Job.Chore(tx -> {
            var table = tx.table(CoreTable.class);
            table.dropDraft(draft.id());
            table.addDraft(draft.id(), Json.write(draft), tx.now());
        }, 0, new CompletableFuture<>()));
        return draft;
    }

    /** Reads the database when it is not at hand: not for a platform's own thread. */
    Optional<Draft> find(String id) {
        synchronized (latest) {
            var draft = latest.get(id);
            if (draft != null) return Optional.of(draft);
        }
        var found = database.read(CoreTable.class, table -> table.draft(id)).map(json -> Json.read(json, Draft.class));
        forced.await();
        return found;
    }

    /** It was sent; only the database's word counts from here on. */
    void sent(String id) {
        synchronized (latest) {
            latest.remove(id);
        }
    }
}
