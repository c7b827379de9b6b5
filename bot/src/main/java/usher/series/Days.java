package usher.series;

import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.InstanceIterator;
import org.jspecify.annotations.Nullable;

/** The local times of a rule without an end, in order. The library gives up, by throwing, where it looked far ahead and found no further day: they end there. */
final class Days implements Iterator<LocalDateTime> {

    private @Nullable InstanceIterator found;

    Days(Rule rule, LocalDateTime first) {
        var start = new DateTime(first.getYear(), first.getMonthValue() - 1, first.getDayOfMonth(), first.getHour(), first.getMinute(), first.getSecond());
        try {
            found = rule.parsed().iterator(start);
        } catch (IllegalArgumentException | IllegalStateException none) {
            found = null;
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return found != null && found.hasNext();
        } catch (IllegalArgumentException | IllegalStateException noFurther) {
            found = null;
            return false;
        }
    }

    @Override
    public LocalDateTime next() {
        if (found == null) throw new NoSuchElementException();
        var next = found.next();
        return LocalDateTime.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth(), next.getHours(), next.getMinutes(), next.getSeconds());
    }
}
