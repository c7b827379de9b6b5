package usher.hours;

import usher.View;

/**
 * What somebody had to do with cases.
 *
 * @param asked their own, without those they withdrew
 * @param answered those of others that they answered and that were resolved
 * @param helped of these all whose askers did not say that it did not help
 * @param thanked of these all whose askers said that it did, at least partly
 */
public record Involvement(int asked, int answered, int helped, int thanked) {

    public static Involvement of(long person, View view) {
        var table = view.table(ThanksTable.class);
        return new Involvement(table.asked(person), table.credited(person), table.helped(person), table.thanked(person));
    }
}
