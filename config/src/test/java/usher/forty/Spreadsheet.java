package usher.forty;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a table as a spreadsheet does (RFC 4180), and takes the sign away that keeps what people typed from being reckoned. */
final class Spreadsheet {

    private Spreadsheet() {}

    /** A row, by the names in the first one. */
    record Row(Map<String, String> cells) {

        String at(String column) {
            return Optional.ofNullable(cells.get(column)).orElseThrow(() -> new AssertionError("no column " + column + " among " + cells.keySet()));
        }

        /** A moment in seconds; empty where there is none. */
        String moment(String column) {
            return at(column).isEmpty() ? "" : Long.toString(OffsetDateTime.parse(at(column)).toEpochSecond());
        }
    }

    static Stream<Row> rows(String file) {
        var all = cells(file.replace("\uFEFF", ""));
        return all.stream().skip(1).map(row -> new Row(IntStream.range(0, row.size()).boxed().collect(Collectors.toMap(all.getFirst()::get, row::get))));
    }

    private static List<List<String>> cells(String file) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < file.length(); i++) {
            var sign = file.charAt(i);
            if (quoted && sign == '"' && i + 1 < file.length() && file.charAt(i + 1) == '"') cell.append(file.charAt(i++));
            else if (sign == '"') quoted = !quoted;
            else if (quoted || sign != ',' && sign != '\n' && sign != '\r') cell.append(sign);
            else if (sign != '\r') {
                row.add(plain(cell.toString()));
                cell.setLength(0);
                if (sign == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        return rows;
    }

    private static String plain(String cell) {
        return cell.matches("(?s)'[=+\\-@].*") ? cell.substring(1) : cell;
    }
}
