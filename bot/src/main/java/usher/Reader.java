package usher;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** How somebody reads: the language and the zone they chose, or the best guess at them. */
public record Reader(Locale locale, Optional<ZoneId> zone) {

    static Reader of(Person who) {
        return new Reader(who.locale(), who.zone());
    }
}
