package usher.web;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import usher.Json;

/** Tells the open pages what changes. Each has a queue of its own, so a slow page holds up nobody; one that falls behind is cut off, comes back and reads everything anew. */
final class Feed implements AutoCloseable {

    /** Events a page may be behind. */
    private static final int MOST = 1_000;
    /** Seconds between signs of life, below the idle limits of common proxies (60 s). */
    private static final int PULSE = 15;

    private record Event(String kind, String data) {}

    private final Set<Page> pages = ConcurrentHashMap.newKeySet();

    void join(SseClient client) {
        var page = new Page(client, new LinkedBlockingQueue<>(MOST));
        client.keepAlive();
        client.onClose(() -> pages.remove(page));
        pages.add(page);
        page.queue.add(new Event("hello", "{}"));
        Thread.ofVirtual().name("playground page").start(() -> write(page));
    }

    void tell(String kind, Object what) {
        var event = new Event(kind, Json.write(what));
        for (var page : pages) {
            if (!page.queue.offer(event)) leave(page);
        }
    }

    private void write(Page page) {
        try {
            while (pages.contains(page)) {
                var event = page.queue.poll(PULSE, TimeUnit.SECONDS);
                if (event == null) page.client.sendComment("still here");
                else page.client.sendEvent(event.kind, event.data);
                if (page.client.terminated()) break;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            leave(page);
        }
    }

    private void leave(Page page) {
        if (pages.remove(page)) page.client.close();
    }

    @Override
    public void close() {
        pages.forEach(this::leave);
    }

    /** By identity: two pages are never the same. */
    private static final class Page {
        private final SseClient client;
        private final LinkedBlockingQueue<Event> queue;

        Page(SseClient client, LinkedBlockingQueue<Event> queue) {
            this.client = client;
            this.queue = queue;
        }
    }
}
