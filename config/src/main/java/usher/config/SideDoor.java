package usher.config;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Database;

/**
 * How {@code ./usher backup} asks the running Usher, which alone may read the embedded database: a port on the loopback interface that answers whoever
 * knows the key. Port and key stand in the data folder's file {@code running}, which only its owner can read. The asker gets the archive and writes it
 * with their own rights; the running Usher writes no file on anybody's word.
 */
final class SideDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SideDoor.class);
    private static final String FILE = "running";
    private static final int KEY_BYTES = 32;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final byte[] WELCOME = "ok\n".getBytes(StandardCharsets.US_ASCII);

    private final Home home;
    private final Database database;
    private final ServerSocket socket;
    private final byte[] key;

    private SideDoor(Home home, Database database, ServerSocket socket, byte[] key) {
        this.home = home;
        this.database = database;
        this.socket = socket;
        this.key = key;
    }

    /** Opens the door of the running Usher. */
    static SideDoor open(Home home, Database database) throws IOException {
        var key = HexFormat.of().formatHex(Home.random(KEY_BYTES)).getBytes(StandardCharsets.US_ASCII);
        var door = new SideDoor(home, database, new ServerSocket(0, 2, InetAddress.getLoopbackAddress()), key);
        home.keep(FILE, door.socket.getLocalPort() + " " + new String(key, StandardCharsets.US_ASCII));
        Thread.ofVirtual().name("side-door").start(door::answer);
        return door;
    }

    private void answer() {
        while (!socket.isClosed()) {
            try (var asker = socket.accept()) {
                asker.setSoTimeout(PATIENCE_MILLIS);
                var said = asker.getInputStream().readNBytes(key.length);
                if (MessageDigest.isEqual(said, key)) give(asker.getOutputStream());
            } catch (IOException e) {
                // a closed door or an asker who went away: nobody is owed an answer
                LOG.debug("side door: {}", e.toString());
            } catch (RuntimeException e) {
                LOG.warn("a backup failed", e);
            }
        }
    }

    private void give(OutputStream to) throws IOException {
        to.write(WELCOME);
        var out = new BufferedOutputStream(to);
        try (var handle = database.jdbi().open()) {
            Archive.save(handle.getConnection(), out, Instant.now().toString());
        } catch (SQLException e) {
            throw new IllegalStateException("the backup could not read every row", e);
        }
        out.flush();
        LOG.info("handed out a backup");
    }

    /** The archive that the Usher running on {@code home} hands out; empty when none runs. Close the stream. */
    static Optional<InputStream> ask(Home home) throws IOException {
        if (!Files.exists(home.file(FILE))) return Optional.empty();
        var words = home.read(FILE).split(" ", -1);
        if (words.length != 2) return Optional.empty();
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0])), PATIENCE_MILLIS);
        } catch (IOException nobodyThere) {
            socket.close();
            return Optional.empty();
        }
        socket.getOutputStream().write(words[1].getBytes(StandardCharsets.US_ASCII));
        var in = socket.getInputStream();
        if (Arrays.equals(in.readNBytes(WELCOME.length), WELCOME)) return Optional.of(in);
        socket.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        Files.deleteIfExists(home.file(FILE));
    }
}
