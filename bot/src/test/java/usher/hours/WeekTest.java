package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Refusal;
import usher.hours.Openings.Window;

class WeekTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mon-tue 17:00-19:00, sat 10-12      | MONDAY 17:00-19:00; TUESDAY 17:00-19:00; SATURDAY 10:00-12:00
        Friday 9am-5pm                      | FRIDAY 09:00-17:00
        fri 2-4pm                           | FRIDAY 14:00-16:00
        fri 10-12pm                         | FRIDAY 10:00-12:00
        wed 14-15, 9-10                     | WEDNESDAY 09:00-10:00 14:00-15:00
        sat-sun 22:00-24:00                 | SATURDAY 22:00-24:00; SUNDAY 22:00-24:00
        sun-mon 8-9                         | MONDAY 08:00-09:00; SUNDAY 08:00-09:00
        thu 9.30 – 10.15                    | THURSDAY 09:30-10:15""")
    void whatPeopleType(String typed, String read) {
        assertThat(Week.read(typed).entrySet().stream().map(day -> day.getKey() + " " + day.getValue().stream().map(Window::written).collect(Collectors.joining(" "))).collect(Collectors.joining("; "))).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "daily 0-24", "ALWAYS"})
    void everyHour(String typed) {
        assertThat(Week.read(typed)).hasSize(7).allSatisfy((day, windows) -> assertThat(windows).extracting(Window::written).containsExactly("00:00-24:00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        whenever                 | I cannot read whenever as opening times
        17:00-19:00              | I cannot read 17:00-19:00 as opening times
        mon 25-26                | as opening times
        mon 9:75-10              | as opening times
        m 9-10                   | as opening times
        fri 22-2                 | ends before it begins
        mon 9-12, mon 11-13      | overlap: 09:00-12:00 and 11:00-13:00
        mon 20-24, 22-23         | overlap""")
    void whatCannotBeRead(String typed, String says) {
        assertThatThrownBy(() -> Week.read(typed)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.text().plain(Locale.ENGLISH)).contains(says));
    }

    @org.junit.jupiter.api.Test
    void oneDay() {
        assertThat(Week.readDay("closed")).isEmpty();
        assertThat(Week.readDay("14-15, 10:00-12:00")).extracting(Window::written).containsExactly("10:00-12:00", "14:00-15:00");
        assertThat(Week.read("mon 9-10")).containsOnlyKeys(DayOfWeek.MONDAY);
    }
}
