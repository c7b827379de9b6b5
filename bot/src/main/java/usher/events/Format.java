package usher.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import usher.Text;

/**
 * A template for events. The texts of those that Usher brings along are patterns and translated; those that a community wrote are plain.
 *
 * @param number which one; those that Usher brings along count from {@link Formats#SHIPPED}
 * @param about one sentence on when to choose it
 * @param minutes the usual length, which the agenda fills
 * @param capacity the usual number of seats
 * @param fewest with fewer people than that it does not work well
 * @param most nor with more than that
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Format(long number, Text name, Text about, int minutes, int capacity, int fewest, int most, List<Bill.Option> options, List<Box> agenda, List<Text> prework,
                     List<Text> duties) {

    public Format {
        options = List.copyOf(options);
        agenda = List.copyOf(agenda);
        prework = List.copyOf(prework);
        duties = List.copyOf(duties);
    }

    boolean isShipped() {
        return number >= Formats.SHIPPED;
    }

    Format numbered(long other) {
        return new Format(other, name, about, minutes, capacity, fewest, most, options, agenda, prework, duties);
    }
}
