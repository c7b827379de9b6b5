package usher.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.User;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Account;
import usher.Caller;

/**
 * What Slack says about people: name, language, time zone, and whether they are an admin. Payloads hold none of it, so it is asked for with
 * {@code users.info} and kept for a while. A press by someone unknown goes on with what the payload says and is not held up.
 */
final class SlackPeople {

    private static final Logger LOG = LoggerFactory.getLogger(SlackPeople.class);
    /** Who stops being an admin loses by then what only admins may. */
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int MOST = 20_000;
    /** {@code users.info} is of tier 4: a hundred a minute, and bursts. */
    private static final Duration PACE = Duration.ofMillis(600);
    private static final int CROWD = 20;
    /** Of the three seconds in which Slack wants its acknowledgement. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private record Known(Caller caller, Instant until) {
        boolean isFresh() {
            return until.isAfter(Instant.now());
        }
    }

    private final SlackWeb web;
    private final Map<Account, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Account, Known> eldest) {
            return size() > MOST;
        }
    };
    private final Set<Account> wanted = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<Account> queue = new LinkedBlockingQueue<>();
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread asker;

    SlackPeople(SlackWeb web) {
        this.web = web;
        asker = Thread.ofVirtual().name("slack-people").start(this::askOneByOne);
    }

    /** Whoever called, as far as known. When {@code must} know, Slack is asked first; otherwise in the background, for the next time. */
    Caller caller(Account account, String name, boolean must) {
        var found = find(account);
        if (found.isPresent() && found.get().isFresh()) return found.get().caller();
        if (must) {
            try {
                return askers.submit(() -> learn(account)).get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                LOG.warn("Slack did not say in time who {} is: {}", account, e.toString());
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        } else if (wanted.add(account)) {
            queue.add(account);
        }
        if (found.isPresent() && !must) return found.get().caller();
        return Caller.unvouched(account, name, Locale.ENGLISH);
    }

    private Optional<Known> find(Account account) {
        synchronized (known) {
            return Optional.ofNullable(known.get(account));
        }
    }

    void forget(Account account) {
        synchronized (known) {
            known.remove(account);
        }
    }

    private Caller learn(Account account) throws IOException, SlackApiException, SlackWeb.Declined {
        var user = web.ask(slack -> slack.usersInfo(r -> r.user(account.user()).includeLocale(true))).getUser();
        var caller = new Caller(account, name(user), Set.of(), user.isAdmin() || user.isOwner() || user.isPrimaryOwner(), locale(user), zone(user));
        synchronized (known) {
            known.put(account, new Known(caller, Instant.now().plus(FRESH)));
        }
        return caller;
    }

    private static String name(User user) {
        if (user.getProfile() != null && user.getProfile().getDisplayName() != null && !user.getProfile().getDisplayName().isBlank()) return user.getProfile().getDisplayName();
        return user.getRealName() != null && !user.getRealName().isBlank() ? user.getRealName() : user.getName();
    }

    private static Locale locale(User user) {
        return user.getLocale() == null ? Locale.ENGLISH : Locale.forLanguageTag(user.getLocale());
    }

    private static Optional<ZoneId> zone(User user) {
        try {
            return Optional.ofNullable(user.getTz()).map(ZoneId::of);
        } catch (DateTimeException unknownHere) {
            return Optional.empty();
        }
    }

    /** One at a time, a crowd as slowly as Slack allows, and pausing when it asks to: two hundred strangers at once are no reason to hit its rate limit. */
    private void askOneByOne() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                var account = queue.take();
                wanted.remove(account);
                if (find(account).filter(Known::isFresh).isEmpty()) learn(account);
                if (queue.size() > CROWD) LockSupport.parkNanos(PACE.toNanos());
            } catch (InterruptedException closing) {
                return;
            } catch (SlackApiException e) {
                LockSupport.parkNanos(SlackTrouble.pause(e).toNanos());
            } catch (IOException | SlackWeb.Declined e) {
                LOG.debug("Slack did not say who someone is: {}", e.getMessage());
            }
        }
    }

    void close() {
        asker.interrupt();
        askers.shutdownNow();
    }
}
