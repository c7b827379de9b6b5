package usher.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A web server that does next to nothing: it reads a request's line and body, asks for an answer, and keeps the connection. Lean, so that what is measured is the
 * client; fit for clients that behave, and for nothing else.
 */
final class Http implements AutoCloseable {

    /** What came in. */
    record Request(String method, String path, String body) {}

    /** What goes out; {@code headers} are whole lines, each with its line break. */
    record Reply(int status, String headers, String body) {
        static final Reply EMPTY = new Reply(204, "", "");

        static Reply json(String body) {
            return new Reply(200, "", body);
        }
    }

    /** Answers; called on a thread of the connection's own. */
    interface Answering {
        Reply answer(Request request) throws Exception;
    }

    private final ServerSocket server;
    private final Answering answering;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Http(Answering answering) throws IOException {
        this.answering = answering;
        server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("lean-http").start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new Reader(socket.getInputStream());
            var out = new BufferedOutputStream(socket.getOutputStream(), 4096);
            for (var request = in.next(); request != null; request = in.next()) {
                write(out, answering.answer(request));
            }
        } catch (IOException gone) {
            // the client went away, as it may
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            open.remove(socket);
        }
    }

    private static void write(BufferedOutputStream out, Reply reply) throws IOException {
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 " + reply.status() + " x\r\nContent-Type: application/json\r\n" + reply.headers() + (reply.status() == 204 ? "" : "Content-Length: " + body.length + "\r\n") + "\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        if (reply.status() != 204) out.write(body);
        out.flush();
    }

    /** Reads one request after the other from one connection. */
    private static final class Reader {
        private final InputStream in;
        private byte[] buffer = new byte[16_384];
        private int filled;

        Reader(InputStream in) {
            this.in = in;
        }

        @Nullable Request next() throws IOException {
            var end = head(0);
            while (end < 0) {
                var from = Math.max(0, filled - 3);
                if (!fill()) return null;
                end = head(from);
            }
            var head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
            var length = length(head);
            while (filled < end + 4 + length) if (!fill()) return null;
            var body = new String(buffer, end + 4, length, StandardCharsets.UTF_8);
            System.arraycopy(buffer, end + 4 + length, buffer, 0, filled - end - 4 - length);
            filled -= end + 4 + length;
            var first = head.indexOf(' ');
            var second = head.indexOf(' ', first + 1);
            return new Request(head.substring(0, first), head.substring(first + 1, second), body);
        }

        private int head(int from) {
            for (var i = from; i + 3 < filled; i++) if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') return i;
            return -1;
        }

        private boolean fill() throws IOException {
            if (filled == buffer.length) buffer = Arrays.copyOf(buffer, 2 * filled);
            var read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) return false;
            filled += read;
            return true;
        }

        private static int length(String head) throws IOException {
            var at = head.toLowerCase(Locale.ROOT).indexOf("\r\ncontent-length:");
            if (at < 0) {
                if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) throw new IOException("a body in chunks, which this server does not read");
                return 0;
            }
            var end = head.indexOf('\r', at + 2);
            return Integer.parseInt(head.substring(at + 17, end < 0 ? head.length() : end).strip());
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
