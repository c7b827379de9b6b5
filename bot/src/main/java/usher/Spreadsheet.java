package usher;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table that spreadsheets open: CSV in UTF-8. What people typed stays text there: a cell that a spreadsheet would take for a formula begins with an
 * apostrophe, which is how they mark text themselves (the characters are those of OWASP's rule on CSV injection, and their full-width kin).
 */
public final class Spreadsheet implements AutoCloseable {

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
