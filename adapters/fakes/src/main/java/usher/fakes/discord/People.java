package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What people do in Discord. Every method dispatches one interaction at once and returns it; wait with {@link Interaction#await}. */
public final class People {

    /** Times that somebody presses for a form before they give up. */
    private static final int PATIENCE = 5;

    private final FakeDiscord discord;

    People(FakeDiscord discord) {
        this.discord = discord;
    }

    /**
     * Sends a slash command.
     *
     * @param words such as {@code drop create}
     * @param options by name; a whole number, true or false, text, a member, a channel, or {@link Role}
     */
    public Interaction slash(FakeMember by, FakeChannel in, String words, Map<String, ?> options) {
        return send(new Interaction(Interaction.Kind.SLASH, by, in, null, Inputs.command(by, words, options, "")));
    }

    /** Types in one option of a slash command and asks for choices. */
    public Interaction complete(FakeMember by, FakeChannel in, String words, Map<String, ?> options, String typing) {
        return send(new Interaction(Interaction.Kind.COMPLETE, by, in, null, Inputs.command(by, words, options, typing)));
    }

    /** A role chosen in an option. */
    public record Role(String id) {}

    /** Presses the button with that label or custom id. */
    public Interaction press(FakeMember by, FakeMessage on, String labelOrId) {
        var control = on.control(labelOrId);
        if (control.path("disabled").asBoolean()) throw new IllegalArgumentException("that button cannot be pressed now: " + labelOrId);
        return send(new Interaction(Interaction.Kind.PRESS, by, on.channel, on,
            Payloads.object().put("custom_id", control.path("custom_id").asText()).put("component_type", 2).put("id", control.path("id").asInt())));
    }

    /** Presses a button that was there once and is still on somebody's screen. */
    public Interaction pressStale(FakeMember by, FakeMessage on, String customId) {
        return send(new Interaction(Interaction.Kind.PRESS, by, on.channel, on, Payloads.object().put("custom_id", customId).put("component_type", 2).put("id", 2)));
    }

    /** Chooses in the message's first menu. */
    public Interaction choose(FakeMember by, FakeMessage on, String value) {
        var menu = on.menu();
        var data = Payloads.object().put("custom_id", menu.path("custom_id").asText()).put("component_type", 3).put("id", menu.path("id").asInt());
        data.putArray("values").add(value);
        return send(new Interaction(Interaction.Kind.PRESS, by, on.channel, on, data));
    }

    /** Chooses what is labelled so in the menu that says {@code menu} while nothing is chosen in it. */
    public Interaction choose(FakeMember by, FakeMessage on, String menu, String label) {
        var control = on.menu(menu);
        var data = Payloads.object().put("custom_id", control.path("custom_id").asText()).put("component_type", 3).put("id", control.path("id").asInt());
        data.putArray("values").add(FakeMessage.option(control, label));
        return send(new Interaction(Interaction.Kind.PRESS, by, on.channel, on, data));
    }

    /**
     * Fills in and sends the form that {@code opened} opened; values by the field's name, lists for menus. What is not given is sent as it was prefilled. Where a bot could not
     * open it in time and answered with one button that does, it is pressed first.
     */
    public Interaction submit(Interaction opened, Map<String, ?> values) {
        var form = opened;
        for (var tries = 0; !form.openedForm() && form.deferred() && form.reply().buttons().size() == 1 && tries < PATIENCE; tries++) form = press(form.by, form.reply(), form.reply().buttons().getFirst()).await();
        return send(new Interaction(Interaction.Kind.SENT, form.by, form.channel, form.on, Inputs.form(form.modal(), values)));
    }

    /** Discord delivers the very same interaction once more. */
    public void redeliver(Interaction it) {
        it.redelivered.incrementAndGet();
        dispatch(it);
    }

    /** Does what {@code like} was once more, with whatever {@code spoil} makes of what Discord tells of it; its id and token stay, so that an answer finds its way. */
    public Interaction tampered(Interaction like, UnaryOperator<JsonNode> spoil) {
        var it = new Interaction(like.kind, like.by, like.channel, like.on, (ObjectNode) like.payload.path("data").deepCopy());
        var spoilt = spoil.apply(it.payload.deepCopy());
        it.payload.removeAll();
        if (spoilt instanceof ObjectNode object) it.payload.setAll(object);
        it.payload.put("id", it.id).put("token", it.token);
        return send(it);
    }

    private Interaction send(Interaction it) {
        discord.interactions.put(it.id, it);
        discord.byToken.put(it.token, it);
        dispatch(it);
        return it;
    }

    private void dispatch(Interaction it) {
        it.sent();
        ObjectNode payload = it.payload;
        var guild = it.channel.guild;
        if (guild == null) discord.gateway.toFirstShard("INTERACTION_CREATE", payload);
        else discord.gateway.toShardOf(guild, "INTERACTION_CREATE", payload);
    }

    /** Everything of one person at once: presses of the same button, for herds. */
    public List<Interaction> herd(List<FakeMember> everyone, FakeMessage on, String labelOrId) {
        return everyone.stream().map(member -> press(member, on, labelOrId)).toList();
    }
}
