package usher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How those who called lately read, at hand for whoever draws what they are answered: a platform knows only its own guess. */
final class Readers {

    /** Who is forgotten is known again at their next call. */
    private static final int MOST = 50_000;

    private final Map<Account, Reader> latest = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Account, Reader> eldest) {
            return size() > MOST;
        }
    };

    synchronized void know(Map<Account, Reader> callers) {
        latest.putAll(callers);
    }

    synchronized Optional<Reader> find(Account account) {
        return Optional.ofNullable(latest.get(account));
    }
}
