package usher;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A table that spreadsheets open: CSV in UTF-8. What people typed stays text there: a cell that a spreadsheet would take for a formula begins with an
 * apostrophe, which is how they mark text themselves (the characters are those of OWASP's rule on CSV injection, and their full-width kin).
 */
public final class Spreadsheet implements AutoCloseable {

    public static final String MEDIA_TYPE = "text/csv; charset=utf-8";

    /** Characters of a title that a file is named by. */
    private static final int LONGEST_NAME = 60;
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    /** A negative number is none, though it begins like one. */
    private static final Pattern NUMBER = Pattern.compile("-[0-9]{1,15}");
    /** By it Excel knows UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final OutputStreamWriter words = new OutputStreamWriter(bytes, UTF_8);
    private final CsvWriter lines;

    public Spreadsheet(List<String> heads) {
        try {
            words.write(BYTE_ORDER_MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines = CsvWriter.builder().build(words);
        lines.writeRecord(heads);
    }

    public Spreadsheet row(String... cells) {
        lines.writeRecord(Arrays.stream(cells).map(Spreadsheet::text).toList());
        return this;
    }

    private static String text(String cell) {
        return cell.isBlank() || NUMBER.matcher(cell).matches() || FORMULA.indexOf(cell.stripLeading().charAt(0)) < 0 && FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }

    /** A moment as a cell has it, to the second: by its reader's clock, with how far that is from UTC. */
    public static String moment(Instant at, View view) {
        return at.truncatedTo(ChronoUnit.SECONDS).atZone(view.zone()).toOffsetDateTime().toString();
    }

    /** What a table of {@code kind} about something is called as a file, in characters that every machine takes: {@code roster-first-page.csv}. */
    public static String name(String kind, String title) {
        var words = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return kind + (words.isEmpty() ? "" : "-" + words.substring(0, Math.min(words.length(), LONGEST_NAME))) + ".csv";
    }

    /** The file as it stands. */
    public byte[] file() {
        try {
            lines.flush();
            words.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The file's length so far, nearly: what is still in a buffer is not counted. */
    public int size() {
        return bytes.size();
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
