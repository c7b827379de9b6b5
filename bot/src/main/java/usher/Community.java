package usher;

import java.time.ZoneId;
import java.util.Locale;

/** One group of people, in one space or several connected ones. */
public record Community(long id, String name, Locale locale, ZoneId zone) {}
