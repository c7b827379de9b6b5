package usher;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A form half filled in: what was typed so far and what was wrong with it. Kept for {@value #HOURS} hours, so that nothing typed is lost.
 *
 * @param values what was typed or came hidden with the button, by field name
 * @param wrong what to say beside which field
 */
public record Draft(String id, String action, Map<String, String> values, Map<String, Text> wrong) {

    /** The name under which a sent form says which draft it is. */
    public static final String FIELD = "draft";

    public static final int HOURS = 24;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{1,32}");
    /** Characters of one value that are kept: more than any field takes, and as many as a platform's form holds. */
    private static final int LONGEST = 4_000;
    /** Characters of a whole draft as it is kept; its column has a few more. */
    private static final int MOST = 90_000;

    /** Whether it is one of ours: what else a form says of itself was made up. */
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** The same with as much of what was typed as can be kept. */
    Draft fitting() {
        var fits = cut(LONGEST);
        for (var longest = LONGEST / 2; longest > 0 && Json.write(fits).length() > MOST; longest /= 2) fits = cut(longest);
        return fits;
    }

    private Draft cut(int longest) {
        if (values.values().stream().allMatch(typed -> typed.length() <= longest)) return this;
        var shorter = new HashMap<>(values);
        shorter.replaceAll((_, typed) -> typed.length() <= longest ? typed : Values.mended(typed.substring(0, longest)));
        return new Draft(id, action, shorter, wrong);
    }
}
