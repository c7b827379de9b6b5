package usher.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The data folder: the embedded database, the playground's clock and the sign of a running Usher. Made when absent; only its owner may read what is secret. */
public final class Home {


    private final Path folder;
    private @Nullable FileLock lock;

    private Home(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder when it is absent, and refuses one that cannot be written. */
    public static Home open(Settings settings) {
        var folder = Path.of(settings.get(Setting.HOME)).toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable", ""));
        } catch (FileAlreadyExistsException e) {
            throw new Mistake("USHER_HOME is \"" + folder + "\", which is a file; it takes a folder's path, for example ./data.");
        } catch (IOException e) {
            throw new Mistake("USHER_HOME is \"" + folder + "\", where Usher cannot write (" + reason(e) + "): give the user that runs Usher that right, or set USHER_HOME to another folder.");
        }
        return new Home(folder);
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").replaceAll(" Exception$", "").toLowerCase(Locale.ROOT);
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /** The embedded database's file, without H2's ending. */
    Path database() {
        return file("usher");
    }

    /** Whether there is an embedded database. */
    boolean hasDatabase() {
        return Files.exists(file("usher.mv.db"));
    }

    /**
     * Holds the folder for this process until it ends, however it ends.
     *
     * @return false when another process has it
     */
    synchronized boolean hold() {
        try {
            var channel = FileChannel.open(file("usher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) channel.close();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        } catch (IOException e) {
            throw new Mistake(file("usher.lock") + " cannot be locked (" + reason(e) + "): give the user that runs Usher the right to write it.");
        }
    }

    synchronized void release() throws IOException {
        if (lock != null) lock.acquiredBy().close();
        lock = null;
    }

    /** Whether no process holds the folder. */
    boolean free() {
        if (!hold()) return false;
        try {
            release();
            return true;
        } catch (IOException e) {
            throw new IllegalStateException("cannot let go of " + folder, e);
        }
    }

    /** What a browser elsewhere must know to be let into the playground: always the same in one data folder. */
    String playgroundToken() {
        if (!Files.exists(file("playground-token"))) keep("playground-token", HexFormat.of().formatHex(random(16)));
        return read("playground-token");
    }

    static byte[] random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }

    /** How far the playground's clock was moved; zero when it never was. */
    public Duration clockOffset() {
        if (!Files.exists(file("clock"))) return Duration.ZERO;
        try {
            return Duration.parse(read("clock"));
        } catch (DateTimeParseException e) {
            throw new Mistake(file("clock") + " does not hold a length of time such as PT36H; delete it to have the true time.");
        }
    }

    /** Keeps how far the playground's clock was moved. */
    public void keepClockOffset(Duration offset) {
        keep("clock", offset.toString());
    }

    String read(String name) {
        try {
            return Files.readString(file(name)).strip();
        } catch (IOException e) {
            throw new Mistake(file(name) + " cannot be read (" + reason(e) + "): give the user that runs Usher the right to read it.");
        }
    }

    /** Writes a file that only its owner may read, whole or not at all. */
    void keep(String name, String content) {
        try {
            var draft = Files.createTempFile(folder, name, "");
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(draft, content + "\n", StandardOpenOption.DSYNC);
            moveOver(draft, file(name));
        } catch (IOException e) {
            throw new Mistake(file(name) + " cannot be written (" + reason(e) + "): give the user that runs Usher that right.");
        }
    }

    static void moveOver(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
