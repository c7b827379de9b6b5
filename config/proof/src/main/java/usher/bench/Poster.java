package usher.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Sends requests on connections that it keeps, and reads no more of the answers than it must. */
final class Poster implements AutoCloseable {

    private final URI to;
    private final BlockingQueue<Line> idle = new LinkedBlockingQueue<>();

    Poster(String url) {
        to = URI.create(url);
    }

    private record Line(Socket socket, BufferedInputStream in) {}

    /** Posts and returns the status of the answer. {@code headers} are whole lines. */
    int post(String headers, String body) throws IOException {
        var wire = idle.poll();
        if (wire == null) {
            var socket = new Socket(to.getHost(), to.getPort());
            socket.setTcpNoDelay(true);
            wire = new Line(socket, new BufferedInputStream(socket.getInputStream(), 4096));
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = new ByteArrayOutputStream(bytes.length + 400);
        request.writeBytes(("POST " + to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()) + " HTTP/1.1\r\nHost: " + to.getHost() + ":" + to.getPort() + "\r\nContent-Length: " + bytes.length + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(bytes);
        request.writeTo(wire.socket.getOutputStream());
        var status = read(wire.in);
        idle.add(wire);
        return status;
    }

    private static int read(BufferedInputStream in) throws IOException {
        var status = Integer.parseInt(line(in).split(" ")[1]);
        var length = 0;
        var chunked = false;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) length = Integer.parseInt(lower.substring(15).strip());
            if (lower.startsWith("transfer-encoding: chunked")) chunked = true;
        }
        if (!chunked) in.skipNBytes(length);
        else for (var size = Integer.parseInt(line(in), 16); ; size = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(size + 2);
            if (size == 0) break;
        }
        return status;
    }

    private static String line(BufferedInputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new IOException("the connection ended");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        for (var wire : idle) wire.socket.close();
    }
}
