package usher.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import usher.Account;
import usher.Action;
import usher.Address;
import usher.Arrival;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Draft;
import usher.Json;
import usher.Space;
import usher.Text;
import usher.Values;

/**
 * One piece of the {@link Gallery}, as it is kept in {@code golden/gallery.json} for the adapters to draw.
 *
 * @param draft the form's, where it is a form
 */
public record Exhibit(String name, @Nullable Card card, @Nullable Draft draft) {

    private static final Pattern PLACE = Pattern.compile("test:main/(channel|direct|home|under)/([^\"|\\\\]+)");
    private static final Pattern PERSON = Pattern.compile("test:main/(?!channel/|direct/|home/|under/)([a-z0-9]+)");

    private record All(List<Exhibit> exhibits) {}

    /** All of them, moved to the space of a platform: {@code ids} makes its numbers of our names. */
    public static List<Exhibit> in(Space space, UnaryOperator<String> ids) {
        var json = PLACE.matcher(Golden.read("gallery.json")).replaceAll(it -> space.key() + "/" + it.group(1) + "/" + ids.apply(it.group(2)));
        json = PERSON.matcher(json).replaceAll(it -> space.key() + "/" + ids.apply(it.group(1)));
        return Json.read(json.replace("test:main", space.key()), All.class).exhibits();
    }

    static String write(Stream<Exhibit> exhibits) {
        return Golden.ordered(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode().set("exhibits", tree(exhibits)));
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(Stream<Exhibit> exhibits) {
        var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
        var list = mapper.createArrayNode();
        exhibits.forEach(it -> {
            try {
                list.add(mapper.readTree(Json.write(it)));
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        });
        return list;
    }

    /** The action of a form. */
    public Action action() {
        var form = Optional.ofNullable(draft).orElseThrow();
        return AllFeatures.together().stream().flatMap(it -> it.actions().stream()).filter(it -> it.name().equals(form.action())).findFirst().orElseThrow();
    }

    /** Whoever fills a form in, in a channel of {@code space}. */
    public Call by(Space space, String user, String channel) {
        var account = new Account(space, user);
        return new Call("golden", new Arrival(0, Chat.START), action().name(), new Caller(account, "Ann", java.util.Set.of(), false, Locale.ENGLISH, Optional.empty()), Address.channel(space, channel), Values.of(Map.of()));
    }

    /** The title's pattern, to find it. */
    public Text title() {
        return card == null ? action().title() : card.title();
    }
}
