package usher.events;

import java.time.Instant;
import java.util.ArrayList;
import usher.Text;

/** What of an event was changed, in words. */
final class Changes {

    private Changes() {}

    /** Whether it is of consequence for somebody who planned to come: another time or another place. */
    static boolean matter(Event before, Bill bill, Instant start) {
        return !before.startsAt().equals(start) || before.bill().minutes() != bill.minutes() || !before.bill().place().equals(bill.place());
    }

    static Text words(Event before, Bill bill, Instant start) {
        var old = before.bill();
        var words = new ArrayList<Text>();
        if (!before.startsAt().equals(start)) words.add(Text.of("the time (it was {when})", Text.moment("when", before.startsAt())));
        if (old.minutes() != bill.minutes()) words.add(Text.of("the length"));
        if (!old.place().equals(bill.place())) words.add(Text.of("the place"));
        if (!old.title().equals(bill.title())) words.add(Text.of("the title"));
        if (!old.promise().equals(bill.promise())) words.add(Text.of("the promise"));
        if (!old.agenda().equals(bill.agenda())) words.add(Text.of("the agenda"));
        if (old.capacity() != bill.capacity() || !old.options().equals(bill.options())) words.add(Text.of("the seats"));
        if (old.cutoff() != bill.cutoff() || old.grace() != bill.grace() || old.offer() != bill.offer()) words.add(Text.of("how signing up ends"));
        if (!old.picture().equals(bill.picture())) words.add(Text.of("the picture"));
        return words.stream().reduce((one, other) -> Text.of("{one}, {other}", Text.text("one", one), Text.text("other", other))).orElse(Text.of("nothing"));
    }
}
