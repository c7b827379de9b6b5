package usher.bench;

import java.util.Locale;

/** What a figure should be, and whether it is. */
record Goal(String words, boolean met) {

    static Goal atLeast(String what, double wanted, double is) {
        return new Goal(String.format(Locale.ROOT, "%s ≥ %s", what, Line.number(wanted)), is >= wanted);
    }

    static Goal atMost(String what, double wanted, double is) {
        return new Goal(String.format(Locale.ROOT, "%s ≤ %s", what, Line.number(wanted)), is <= wanted);
    }

    static Goal exactly(String what, long wanted, long is) {
        return new Goal(String.format(Locale.ROOT, "%s = %,d", what, wanted), is == wanted);
    }

    @Override
    public String toString() {
        return words + (met ? ": met" : ": missed");
    }
}
