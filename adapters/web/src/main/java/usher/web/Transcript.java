package usher.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import usher.Json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * What Usher has posted in the playground, kept as a chat service would keep it: one JSON line a change, forced to disk before the change is reported
 * as done. A last line that a crash tore was never reported and is dropped. The file is rewritten without its history when it is opened.
 */
final class Transcript implements AutoCloseable {

    static final String NAME = "playground.jsonl";

    /** Either a post as it now is, or the reference of one that is gone. */
    record Line(@Nullable Post post, @Nullable String gone) {}

    private final Map<String, Post> posts = new LinkedHashMap<>();
    private final FileChannel file;
    private final boolean isNew;
    private long length;

    private Transcript(FileChannel file, boolean isNew) {
        this.file = file;
        this.isNew = isNew;
    }

    /** Opens or creates {@value #NAME} in {@code folder}; throws {@link UncheckedIOException} when it cannot, with the path. */
    static Transcript open(Path folder) {
        var path = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            var isNew = !Files.exists(path);
            var kept = !isNew ? read(path) : Map.<String, Post>of();
            var fresh = folder.resolve(NAME + ".new");
            var transcript = new Transcript(FileChannel.open(fresh, CREATE, READ, WRITE, TRUNCATE_EXISTING), isNew);
            var all = new StringBuilder();
            for (var post : kept.values()) all.append(line(new Line(post, null)));
            transcript.write(all.toString());
            transcript.posts.putAll(kept);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
            return transcript;
        } catch (IOException e) {
            throw new UncheckedIOException("The playground's messages in " + path + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Map<String, Post> read(Path path) throws IOException {
        var kept = new LinkedHashMap<String, Post>();
        var bytes = Files.readAllBytes(path);
        var start = 0;
        for (var i = 0; i < bytes.length; i++) { // what follows the last newline is torn
            if (bytes[i] != '\n') continue;
            var line = Json.read(new String(bytes, start, i - start, UTF_8), Line.class);
            if (line.post() != null) kept.put(line.post().reference(), line.post());
            if (line.gone() != null) kept.remove(line.gone());
            start = i + 1;
        }
        return kept;
    }

    /** A new name in a folder is on disk only when the folder is. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    /** Whether there was no file before. */
    boolean isNew() {
        return isNew;
    }

    synchronized List<Post> posts() {
        return List.copyOf(posts.values());
    }

    synchronized Optional<Post> find(String reference) {
        return Optional.ofNullable(posts.get(reference));
    }

    synchronized Collection<Post> marked(int mark) {
        return posts.values().stream().filter(it -> it.mark() == mark).toList();
    }

    /** Keeps a post as it now is. It is on disk when this returns; an exception means that nothing has changed. */
    synchronized void keep(Post post) throws IOException {
        write(line(new Line(post, null)));
        posts.put(post.reference(), post);
    }

    synchronized void forget(String reference) throws IOException {
        write(line(new Line(null, reference)));
        posts.remove(reference);
    }

    private static String line(Line line) {
        return Json.write(line) + "\n";
    }

    private void write(String lines) throws IOException {
        var bytes = ByteBuffer.wrap(lines.getBytes(UTF_8));
        try {
            var at = length;
            while (bytes.hasRemaining()) at += file.write(bytes, at); // at a position, so that half a line of a full disk is overwritten by the next
            file.truncate(at);
            file.force(false);
            length = at;
        } catch (IOException e) {
            file.truncate(length);
            throw e;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
