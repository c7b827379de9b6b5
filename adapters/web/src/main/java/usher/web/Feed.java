package usher.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Tells the open pages what changes, as server-sent events. Each has a queue of its own, so a slow page holds up nobody; one that falls behind is cut
 * off, comes back and reads everything anew.
 */
final class Feed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    /** Events a page may be behind. */
    private static final int MOST = 1_000;
    /** Seconds between signs of life, below the idle limits of common proxies (60 s). */
    private static final int PULSE = 15;
    private static final String LAST = "";

    private final Set<BlockingQueue<String>> pages = ConcurrentHashMap.newKeySet();

    /** Writes to one page until it goes away, falls behind or the playground closes; the thread is a virtual one and may wait. */
    void write(Context ctx) throws InterruptedException {
        var page = new LinkedBlockingQueue<String>(MOST);
        page.add(event("hello", "{}"));
        pages.add(page);
        ctx.contentType("text/event-stream; charset=utf-8").header("X-Accel-Buffering", "no");
        try {
            var out = ctx.res().getOutputStream();
            for (var next = page.take(); !next.equals(LAST) && pages.contains(page); next = next(page)) {
                out.write(next.getBytes(UTF_8));
                out.flush();
            }
        } catch (IOException left) {
            LOG.debug("a page was closed: {}", left.getMessage());
        } finally {
            pages.remove(page);
        }
    }

    private static String next(BlockingQueue<String> page) throws InterruptedException {
        var event = page.poll(PULSE, TimeUnit.SECONDS);
        return event == null ? ": still here\n\n" : event;
    }

    private static String event(String kind, String data) {
        return "event: " + kind + "\ndata: " + data + "\n\n";
    }

    void tell(String kind, Object what) {
        var event = event(kind, Json.write(what)); // JSON has no line breaks of its own, so one data line holds it
        for (var page : pages) {
            if (!page.offer(event)) pages.remove(page);
        }
    }

    @Override
    public void close() {
        for (var page : pages) {
            pages.remove(page);
            page.offer(LAST); // to a full queue it need not be told: it looks before the next event
        }
    }
}
