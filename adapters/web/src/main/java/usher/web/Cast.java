package usher.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import usher.Account;
import usher.Address;
import usher.Caller;
import usher.Card;
import usher.Field;
import usher.Space;
import usher.Text;

/** Who plays in the playground, and where: its people, roles and channels. */
public record Cast(Space space, List<Persona> personas, List<Channel> channels) {

    /**
     * Somebody a visitor can be.
     *
     * @param role the playground's own role: {@code moderator}, {@code mentor} or {@code member}
     * @param administers as a platform's administrator, who may set everything up
     */
    public record Persona(String id, String name, String role, boolean administers) {}

    public record Channel(String id, String topic) {}

    static final Cast STANDARD = new Cast(new Space("playground", "main"),
        List.of(new Persona("mo", "Mo", "moderator", true), new Persona("maya", "Maya", "mentor", false), new Persona("ann", "Ann", "member", false),
            new Persona("ben", "Ben", "member", false), new Persona("cleo", "Cleo", "member", false), new Persona("dan", "Dan", "member", false)),
        List.of(new Channel("announcements", "What is coming up, posted by Usher"), new Channel("general", "Everything else")));

    Optional<Persona> persona(String id) {
        return personas.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    boolean isChannel(String id) {
        return channels.stream().anyMatch(it -> it.id().equals(id));
    }

    Account account(Persona persona) {
        return new Account(space, persona.id());
    }

    Caller caller(Persona persona, Optional<ZoneId> zone) {
        return new Caller(account(persona), persona.name(), Set.of(persona.role()), persona.administers(), Locale.ENGLISH, zone);
    }

    /** Whether messages can be shown there. */
    boolean has(Address address) {
        return address.space().equals(space) && switch (address.kind()) {
            case CHANNEL, UNDER -> isChannel(address.channel().id());
            case DIRECT -> persona(address.id()).isPresent();
            case HOME -> false;
        };
    }

    /** What there is to choose for a field, all of it; empty where anything goes. */
    List<Card.Option> choices(Field<?> field) {
        return switch (field) {
            case Field.Choice it -> it.options();
            case Field.PersonRef _ -> people();
            case Field.ChannelRef _ -> places();
            case Field.RoleRef _ -> roles();
            case Field.Line _, Field.Paragraph _, Field.Count _, Field.Moment _, Field.Length _, Field.Ref _, Field.Id _ -> List.of();
        };
    }

    /** Whom or what somebody mentions who types {@code @ben}, {@code #general} or the bare name; the platforms' own clients make mentions of these too. */
    String mentioned(Field<?> field, String typed) {
        if (field instanceof Field.Choice) return typed;
        var name = typed.strip().replaceFirst("^[@#]", "");
        return choices(field).stream().filter(it -> it.label().plain(Locale.ENGLISH).replaceFirst("^#", "").equalsIgnoreCase(name)).map(Card.Option::value).findFirst().orElse(typed);
    }

    List<Card.Option> people() {
        return personas.stream().map(it -> new Card.Option(account(it).key(), Text.verbatim(it.name()))).toList();
    }

    List<Card.Option> places() {
        return channels.stream().map(it -> new Card.Option(Address.channel(space, it.id()).key(), Text.verbatim("#" + it.id()))).toList();
    }

    List<Card.Option> roles() {
        return personas.stream().map(Persona::role).distinct().map(it -> new Card.Option(it, Text.verbatim(it))).toList();
    }
}
