package usher.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was drawn once and looked at, in files; {@code -Dusher.golden=write} writes what is drawn now, for {@code git diff} to show. */
public final class Golden {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Golden() {}

    public static boolean isWriting() {
        return "write".equals(System.getProperty("usher.golden"));
    }

    /** JSON in one order, whatever the order of the maps it came from. */
    public static String ordered(Object value) {
        try {
            return JSON.writeValueAsString(sorted(value instanceof JsonNode node ? node : JSON.valueToTree(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var list = JSON.createArrayNode();
            node.forEach(it -> list.add(sorted(it)));
            return list;
        }
        if (!node.isObject()) return node;
        var fields = new TreeMap<String, JsonNode>();
        node.properties().forEach(it -> fields.put(it.getKey(), sorted(it.getValue())));
        var object = JSON.createObjectNode();
        fields.forEach(object::set);
        return object;
    }

    /**
     * Fails with the first lines that differ from {@code golden/<file>}.
     *
     * @param module such as {@code adapters/discord}
     */
    public static void check(String module, String file, String now) {
        if (isWriting()) {
            write(module, file, now);
            return;
        }
        var then = read(file).lines().toList();
        var lines = now.lines().toList();
        var at = 0;
        while (at < Math.min(then.size(), lines.size()) && then.get(at).equals(lines.get(at))) at++;
        if (at == then.size() && at == lines.size()) return;
        throw new AssertionError("golden/" + file + " differs from line " + (at + 1) + " on. Look at it with -Dusher.golden=write and git diff.\nthen: " + around(then, at) + "\nnow:  " + around(lines, at));
    }

    private static String around(List<String> lines, int at) {
        return String.join("\n      ", lines.subList(Math.max(0, at - 2), Math.min(lines.size(), at + 3)));
    }

    public static String read(String file) {
        try (var stream = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + file), "golden/" + file + " is not there: write it with -Dusher.golden=write")) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String module, String file, String now) {
        var root = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent).filter(it -> Files.isDirectory(it.resolve("adapters")) && Files.isDirectory(it.resolve("bot"))).findFirst().orElseThrow();
        try {
            var path = root.resolve(module).resolve("src/test/resources/golden").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, now.endsWith("\n") ? now : now + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
