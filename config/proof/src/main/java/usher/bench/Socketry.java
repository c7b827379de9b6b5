package usher.bench;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** A WebSocket server that says what it is told, compressed the way Discord's gateway does where it is asked for. */
final class Socketry extends WebSocketServer {

    /** One client; what is sent keeps its order. */
    static final class Client {
        private final WebSocket socket;
        private final @Nullable Deflater deflater;
        private final byte[] chunk = new byte[8192];

        Client(WebSocket socket, boolean compressed) {
            this.socket = socket;
            this.deflater = compressed ? new Deflater(Deflater.BEST_SPEED) : null;
        }

        synchronized void send(String text) {
            if (deflater == null) {
                socket.send(text);
                return;
            }
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            var out = new ByteArrayOutputStream(text.length());
            int made;
            do {
                made = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
                out.write(chunk, 0, made);
            } while (made == chunk.length);
            socket.send(out.toByteArray());
        }

        void cut() {
            socket.closeConnection(1006, "cut");
        }
    }

    private final Consumer<Client> opened;
    private final BiConsumer<Client, String> said;
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private final CountDownLatch started = new CountDownLatch(1);

    Socketry(Consumer<Client> opened, BiConsumer<Client, String> said) throws InterruptedException {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.opened = opened;
        this.said = said;
        setTcpNoDelay(true);
        setReuseAddr(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
        start();
        started.await();
    }

    String url(String path) {
        return "ws://127.0.0.1:" + getPort() + path;
    }

    /** Those connected, oldest first. */
    List<Client> clients() {
        return clients;
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        var client = new Client(socket, handshake.getResourceDescriptor().contains("compress=zlib-stream"));
        socket.setAttachment(client);
        clients.add(client);
        opened.accept(client);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        said.accept(socket.getAttachment(), text);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        Client client = socket.getAttachment();
        if (client != null) clients.remove(client);
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception error) {
        if (socket == null) error.printStackTrace();
    }
}
