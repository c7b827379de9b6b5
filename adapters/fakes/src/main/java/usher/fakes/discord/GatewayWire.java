package usher.fakes.discord;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;

/** One connection's outgoing side: plain text, or zlib-stream with one deflater for the whole connection. */
final class GatewayWire {

    private final WebSocket socket;
    private final @Nullable Deflater deflater;
    private final byte[] chunk = new byte[8192];

    GatewayWire(WebSocket socket, boolean compressed) {
        this.socket = socket;
        this.deflater = compressed ? new Deflater(Deflater.BEST_SPEED) : null;
    }

    /** False when the connection is gone; what was sent is then owed. */
    synchronized boolean send(String text) {
        try {
            if (deflater == null) socket.send(text);
            else socket.send(deflated(deflater, text));
            return true;
        } catch (WebsocketNotConnectedException gone) {
            return false;
        }
    }

    private byte[] deflated(Deflater stream, String text) {
        stream.setInput(text.getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream(text.length());
        int made;
        do {
            made = stream.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            out.write(chunk, 0, made);
        } while (made == chunk.length);
        return out.toByteArray();
    }
}
