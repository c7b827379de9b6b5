package usher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadsheetTest {

    private static List<String> read(String... cells) {
        try (var sheet = new Spreadsheet(Arrays.stream(cells).map(_ -> "head").toList())) {
            var written = new String(sheet.row(cells).file(), UTF_8);
            assertThat(written).startsWith("\uFEFFhead");
            return CsvReader.builder().ofCsvRecord(written.substring(1)).stream().skip(1).findFirst().orElseThrow().getFields();
        }
    }

    @Test
    void whatASpreadsheetWouldCalculateStaysText() {
        assertThat(read("=1+1", "+1", "-1+1", "@sum", "\t=1", "\r=1", "  =1", "＝1")).containsExactly("'=1+1", "'+1", "'-1+1", "'@sum", "'\t=1", "'\r=1", "'  =1", "'＝1");
    }

    @Test
    void everythingElseIsExactlyWhatItWas() {
        assertThat(read("Ann", "a,b;c", "say \"hi\"", "two\nlines", "Zoë 李 🎟", "", "1=1", "a@b", "-30")).containsExactly("Ann", "a,b;c", "say \"hi\"", "two\nlines", "Zoë 李 🎟", "", "1=1", "a@b", "-30");
    }
}
