package usher;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** How somebody reads: the language and the zone they chose, or the best guess at them. */
public record Reader(Locale locale, Optional<ZoneId> zone) {

    static Reader of(Person who) {
        return new Reader(who.locale(), who.zone());
    }

    /** Words as they read them, with moments by their own clock as far as it is known. */
    public String plain(Text words) {
        return zone.map(it -> words.plain(locale, it)).orElseGet(() -> words.plain(locale));
    }
}
