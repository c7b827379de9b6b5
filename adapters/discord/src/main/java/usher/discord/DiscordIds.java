package usher.discord;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import usher.Card;
import usher.PressId;
import usher.Space;

/**
 * What rides in custom ids: an action with its values, or a kept draft and the step of its form. In direct messages the server's id stands before it,
 * for Discord does not say there which server a message is about: {@code @81384788765712384|drop.claim?drop=12}.
 */
sealed interface DiscordIds {

    /** A button or menu; {@code field} takes what is chosen in the menu. */
    record Press(Optional<Space> space, PressId id, Optional<String> field) implements DiscordIds {}

    /** A step of a kept draft's form, counted from 0. */
    record Step(Optional<Space> space, String draft, int step, String action) implements DiscordIds {}

    Optional<Space> space();

    Pattern SPACE = Pattern.compile("@(\\d{1,20})\\|(.*)", Pattern.DOTALL);
    Pattern STEP = Pattern.compile("~([^~]+)~(\\d{1,2})~(.*)", Pattern.DOTALL);
    /** The values are URL-encoded, so neither sign is ever theirs. */
    Pattern TAIL = Pattern.compile("(?<id>[^^#]*)(\\^(?<field>[a-z0-9_-]+))?(#\\d+)?", Pattern.DOTALL);

    static DiscordIds read(String customId) {
        var prefixed = SPACE.matcher(customId);
        var space = prefixed.matches() ? Optional.of(new Space(DiscordPlatform.NAME, prefixed.group(1))) : Optional.<Space>empty();
        var rest = prefixed.matches() ? prefixed.group(2) : customId;
        var step = STEP.matcher(rest);
        if (step.matches()) return new Step(space, step.group(1), Integer.parseInt(step.group(2)), step.group(3));
        var tail = TAIL.matcher(rest);
        if (!tail.matches()) return new Press(space, new PressId(rest, Map.of()), Optional.empty());
        return new Press(space, PressId.read(tail.group("id")), Optional.ofNullable(tail.group("field")));
    }

    static String write(Optional<Space> space, Card.Button button) {
        return fitting(prefix(space) + PressId.write(button.action(), button.values()));
    }

    static String write(Optional<Space> space, Card.Pick pick) {
        return fitting(prefix(space) + PressId.write(pick.action(), pick.values()) + "^" + pick.field());
    }

    static String write(Optional<Space> space, String draft, int step, String action) {
        return fitting(prefix(space) + "~" + draft + "~" + step + "~" + action);
    }

    private static String prefix(Optional<Space> space) {
        return space.map(it -> "@" + it.id() + "|").orElse("");
    }

    private static String fitting(String id) {
        if (id.length() > PressId.MOST) throw new IllegalArgumentException("a custom id has at most " + PressId.MOST + " characters: " + id);
        return id;
    }
}
