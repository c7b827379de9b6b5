package usher.measures;

import static usher.Text.count;

import usher.Text;

/** Some of all. Of few it is said as it is: a percentage would be more exact than it is true. */
record Share(long part, long all) {

    static final int ENOUGH = 20;

    Share {
        if (part < 0 || part > all) throw new IllegalArgumentException(part + " of " + all);
    }

    static final Share NONE = new Share(0, 0);

    long percent() {
        return Math.round(100.0 * part / all);
    }

    Text said() {
        if (all == 0) return Text.of("nothing to count yet");
        return all < ENOUGH ? Text.of("{n} of {all}", count("n", part), count("all", all)) : Text.of("{n} of {all} ({percent} %)", count("n", part), count("all", all), count("percent", percent()));
    }
}
