package usher;

import java.util.Map;

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
}
