package usher.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Every row of a database at one instant, in a file that either database can take: a zip with a JSON-lines file for each table and, last, a list of the
 * tables with how many rows they have and what these come to. A backup is one, a restore reads one, and a move writes and reads one.
 */
final class Archive {

    /** Of the file's own shape, not of the tables in it. */
    private static final int FORMAT = 1;
    private static final String LIST = "usher-backup.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param schema the migration that the tables are at */
    record Manifest(int format, String schema, String madeAt, List<Part> tables) {
        long rows() {
            return tables.stream().mapToLong(Part::rows).sum();
        }
    }

    record Part(String table, List<String> columns, long rows, String digest) {}

    private Archive() {}

    /** Writes all rows as they are at one instant, whatever is being written meanwhile. Commits or rolls back nothing but its own reading. */
    static Manifest save(Connection connection, OutputStream to, String madeAt) throws SQLException, IOException {
        connection.setAutoCommit(false);
        // on H2 the level below still lets new rows of a table appear between two tables
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        try {
            var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
            var parts = new ArrayList<Part>();
            var schema = Schema.version(connection);
            for (var table : Table.in(connection)) parts.add(save(table, connection, zip));
            var manifest = new Manifest(FORMAT, schema, madeAt, parts);
            zip.putNextEntry(new ZipEntry(LIST));
            zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.closeEntry();
            zip.finish();
            zip.flush();
            return manifest;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Part save(Table table, Connection connection, ZipOutputStream zip) throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(table.name() + ".jsonl"));
        var writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        var content = table.read(connection, line -> writer.append(line).append('\n'));
        writer.flush();
        zip.closeEntry();
        return new Part(table.name(), table.columns().stream().map(Table.Column::name).toList(), content.rows(), content.digest());
    }

    /** Reads an archive through and compares it with its own list; throws {@link Mistake} for one that is cut off, changed or of something else. */
    static Manifest check(Path file) throws IOException {
        try (var zip = open(file)) {
            var manifest = manifest(zip, file);
            for (var part : manifest.tables()) check(part, zip, file);
            return manifest;
        } catch (ZipException e) {
            throw new Mistake(file + " is damaged: it cannot be unpacked (" + e.getMessage() + ").");
        }
    }

    private static void check(Part part, ZipFile zip, Path file) throws IOException {
        var content = new Content();
        try (var lines = lines(zip, part, file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) content.add(line);
        }
        if (content.rows() != part.rows() || !content.digest().equals(part.digest())) throw new Mistake(file + " is damaged: its table " + part.table() + " is not what was saved.");
    }

    /** Puts the rows of {@code file} in place of those in the tables, and compares every row. The caller commits. */
    static void load(Path file, Connection connection) throws SQLException, IOException {
        var tables = Table.in(connection);
        for (var table : tables.reversed()) table.clear(connection);
        try (var zip = open(file)) {
            var parts = new HashMap<String, Part>();
            for (var part : manifest(zip, file).tables()) parts.put(part.table(), part);
            for (var table : tables) load(table, parts, zip, connection, file);
            if (!parts.isEmpty()) throw new Mistake(file + " holds tables that this Usher does not know: " + parts.keySet() + ".");
        }
    }

    private static void load(Table table, Map<String, Part> parts, ZipFile zip, Connection connection, Path file) throws SQLException, IOException {
        var part = parts.remove(table.name());
        if (part == null) throw new Mistake(file + " lacks the table " + table.name() + ".");
        try (var lines = lines(zip, part, file)) {
            table.write(connection, part.columns(), lines::readLine);
        }
        var content = table.read(connection);
        if (content.rows() != part.rows() || !content.digest().equals(part.digest())) {
            throw new IllegalStateException("after loading, table " + table.name() + " has " + content.rows() + " rows that differ from the archive's " + part.rows());
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            throw new Mistake(file + " is no backup of Usher's, or it was cut off: it is not a whole zip file.");
        } catch (java.nio.file.NoSuchFileException | java.io.FileNotFoundException e) {
            throw new Mistake("There is no file " + file + " that can be read.");
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        var entry = zip.getEntry(LIST);
        if (entry == null) throw new Mistake(file + " is no backup of Usher's: it has no " + LIST + ".");
        try {
            var manifest = JSON.readValue(zip.getInputStream(entry).readAllBytes(), Manifest.class);
            if (manifest.format() != FORMAT) throw new Mistake(file + " was written by a newer Usher (format " + manifest.format() + "); restore it with that one.");
            return manifest;
        } catch (JsonProcessingException e) {
            throw new Mistake(file + " is damaged: its " + LIST + " cannot be read.");
        }
    }

    private static BufferedReader lines(ZipFile zip, Part part, Path file) throws IOException {
        var entry = zip.getEntry(part.table() + ".jsonl");
        if (entry == null) throw new Mistake(file + " is damaged: it lacks " + part.table() + ".jsonl.");
        return new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8));
    }
}
