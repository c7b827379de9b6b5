package usher;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What was read from tables that hardly ever change, for as long as no statement writes them. It is true because one connection writes, and every statement of
 * that one is shown to it; whatever is undone empties it. Not for tables whose rows are written {@link Tx#together} or go by a cascade.
 */
final class Standing {

    /** Of each drop of a large community its row, its posts and its gates. */
    private static final int MOST = 10_000;
    private static final Pattern READS = Pattern.compile("\\s*(?:select|checkpoint)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern WRITES = Pattern.compile("\\s*(?:insert\\s+into|update|delete\\s+from)\\s+(\\w+)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String NONE = "";
    private static final String ANY = "*";

    /** @param at how many statements had written when it was read */
    private record Read(Object value, Set<String> tables, long at) {}

    private final Map<Object, Read> reads = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Read> eldest) {
            return size() > MOST;
        }
    };
    /** Which table a statement writes. */
    private final Map<String, String> writes = new HashMap<>();
    /** The number of the last statement that wrote a table. */
    private final Map<String, Long> lastWrites = new HashMap<>();
    private long statements;

    @SuppressWarnings("unchecked") // the same key is always read by the same feature
    <T> T read(Set<String> tables, Object key, Supplier<T> load) {
        var known = reads.get(key);
        if (known != null && known.tables().stream().allMatch(table -> lastWrites.getOrDefault(table, 0L) <= known.at())) return (T) known.value();
        var loaded = load.get();
        reads.put(key, new Read(loaded, tables, statements));
        return loaded;
    }

    /** A statement is about to run: what it writes is read anew. Returns whether it changes nothing. */
    boolean changesNothing(String sql) {
        var table = writes.computeIfAbsent(sql, Standing::written);
        if (table.equals(NONE)) return true;
        if (table.equals(ANY)) clear();
        lastWrites.put(table, ++statements);
        return false;
    }

    private static String written(String sql) {
        if (READS.matcher(sql).matches()) return NONE;
        var matcher = WRITES.matcher(sql);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : ANY;
    }

    void clear() {
        reads.clear();
    }
}
