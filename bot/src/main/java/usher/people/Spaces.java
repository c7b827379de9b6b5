package usher.people;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Role;
import usher.Space;
import usher.Text;
import usher.Tx;
import usher.View;

/** Sets a space up in chat: what is set, what is missing, and the buttons that mend it. */
public final class Spaces implements Feature {

    static final Field.ChannelRef CHANNEL = new Field.ChannelRef(Field.required("channel", "Channel", "Where announcements go, for example #events"));
    static final Field.Line NAME = new Field.Line(Field.required("name", "Name", "What the community is called, for example Portfolio Circle"), 100);
    static final Field.Line ZONE = new Field.Line(Field.required("zone", "Time zone", "For all who have not said theirs, for example Berlin or America/New_York"),
        60);
    static final Field.Choice LANGUAGE = new Field.Choice(Field.required("language", "Language of posts", "English or Deutsch"), People.LANGUAGE.options());
    static final Field.Line SEEN = new Field.Line(Field.required("name", "Name", "The space's name"), 190);
    static final Field.Line MISSING = new Field.Line(Field.optional("missing", "Missing rights", "The platform's names, separated by commas"), 1900);

    static final Field.Line HEARS = new Field.Line(Field.optional("hears", "Hears", "yes where Usher is told what people write to it"), 3);

    /** Stands among a space's missing rights when Usher was removed from it altogether. */
    private static final String REMOVED = "REMOVED";

    private final Function<Space, Optional<URI>> invite;

    Spaces(Function<Space, Optional<URI>> invite) {
        this.invite = invite;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.question("usher setup", "See what is set up here and what is missing (admins)", Right.ANYONE, List.of(), this::setup),
            Action.press("usher.channel", "Choose the channel for announcements", Right.ADMINS, List.of(CHANNEL), this::channel),
            Action.press("usher.name", "Name the community and say its time zone", Right.ADMINS, List.of(NAME, ZONE), this::name),
            Action.press("usher.language", "Choose the language of posts", Right.ADMINS, List.of(LANGUAGE), this::language),
            Action.notice("space.seen", List.of(SEEN, MISSING, HEARS), this::seen),
            Action.notice("space.gone", List.of(), this::gone));
    }

    private Answer setup(Call call, View view) {
        if (!view.caller().is(Role.ADMIN)) throw onlyAdmins(view);
        return Answer.done(card(call.by().account().space(), view));
    }

    private static Refusal onlyAdmins(View view) {
        var admins = view.table(SpaceTable.class).admins(view.community().id()).stream().flatMap(id -> view.person(id).stream()).toList();
        if (admins.isEmpty()) {
            return Refusal.of("Only admins set me up: whoever may manage this server (Discord) or is owner or admin of the workspace (Slack). "
                + "I have met none of them yet; ask one to type {command}.",
                Text.code("command", "/usher setup"));
        }
        var list = Text.listed(admins.stream().map(admin -> Text.of("{who}", admin.mention("who"))).toList());
        return Refusal.of("Only admins set me up. Please ask {admins}.", Text.text("admins", list));
    }

    private Card card(Space here, View view) {
        var home = view.spaces().stream().filter(it -> it.space().equals(here)).findFirst();
        var announce = home.flatMap(View.Home::announce);
        var card = Card.of("How I am set up in {community}", Text.plain("community", view.community().name()))
            .facts(
                Card.fact("Announcements", announce.map(it -> Text.of("{channel}", Text.place("channel", it, it.id())))
                    .orElseGet(() -> Text.of("no channel chosen yet"))),
                Card.fact("Time zone", Text.verbatim(view.community().zone().getId())),
                Card.fact("Language of posts", Text.verbatim(language(view.community().locale()))),
                Card.fact("Admins", Text.of("whoever may manage this space")),
                Card.fact("Mentors and moderators", roles(here, view)),
                Card.fact("Spaces", Text.verbatim(String.join(", ", view.spaces().stream().map(View.Home::name).toList()))));
        var channel = Card.button("Choose a channel", "usher.channel");
        card = card.controls(announce.isEmpty() ? channel.main() : channel, Card.button("Name and time zone", "usher.name"),
            Card.button("Map a role", "usher.roles"), Card.button("Connect a space", "usher.connect"),
            new Card.Pick(Text.of("Language of posts"), "usher.language", List.of(), LANGUAGE.name(), LANGUAGE.options()));
        for (var space : view.spaces()) card = missing(space, card);
        return card.tone(announce.isEmpty() || view.spaces().stream().anyMatch(it -> !it.missing().isEmpty()) ? Card.Tone.WAITING : Card.Tone.GOOD);
    }

    private static Text roles(Space here, View view) {
        var mapped = view.table(SpaceTable.class).meanings(here.key()).stream()
            .map(it -> it.roleId() + " = " + it.meaning().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        return mapped.isEmpty() ? Text.of("no role of this space is mapped; {command} names people one by one", Text.code("command", "/usher role"))
            : Text.of("{mapped}, and those named with {command}", Text.plain("mapped", mapped), Text.code("command", "/usher role"));
    }

    private Card missing(View.Home space, Card card) {
        if (space.missing().isEmpty()) return card;
        var name = Text.strong("space", space.name());
        var said = space.missing().contains(REMOVED) ? card.say("I was removed from {space}. Invite me again to go on there.", name)
            : card.say("In {space} I lack these rights: {rights}. Open the link as somebody who may manage it, and accept; what you set up stays.", name,
                Text.strong("rights", String.join(", ", space.missing())));
        var link = invite.apply(space.space());
        return link.isPresent() && card.controls().size() < Card.MOST_CONTROLS ? said.controls(Card.link("Grant the rights", link.get())) : said;
    }

    private Answer channel(Call call, Tx tx) {
        var channel = call.get(CHANNEL);
        tx.table(SpaceTable.class).announce(tx.community().id(), channel.space().key(), channel.key());
        tx.forgetPeople();
        tx.audit("set channel", "space " + channel.space().key(), Text.of("Announcements go to {channel}", Text.place("channel", channel, channel.id())));
        return Answer.done(card(call.by().account().space(), tx));
    }

    private Answer name(Call call, Tx tx) {
        var zone = Zones.read(call.get(ZONE), ZONE);
        tx.table(SpaceTable.class).name(tx.community().id(), call.get(NAME), zone.getId(), tx.community().locale().toLanguageTag());
        tx.forgetPeople();
        tx.audit("name community", "community " + tx.community().id(), Text.of("The community is called {name} and lives by {zone}",
            Text.strong("name", call.get(NAME)), Text.plain("zone", zone.getId())));
        return Answer.done(card(call.by().account().space(), tx));
    }

    /** New posts are in it, and the others as soon as they change. */
    private Answer language(Call call, Tx tx) {
        var locale = Locale.forLanguageTag(call.get(LANGUAGE));
        tx.table(SpaceTable.class).language(tx.community().id(), locale.toLanguageTag());
        tx.forgetPeople();
        tx.audit("set language", "community " + tx.community().id(), Text.of("Posts are in {language}", Text.plain("language", language(locale))));
        return Answer.done(card(call.by().account().space(), tx));
    }

    private static String language(Locale locale) {
        return locale.getDisplayLanguage(locale);
    }

    private Answer seen(Call call, Tx tx) {
        var space = call.by().account().space().key();
        var missing = Arrays.stream(call.find(MISSING).orElse("").split(",")).map(String::strip).filter(it -> !it.isEmpty()).collect(Collectors.joining(","));
        tx.table(SpaceTable.class).seen(tx.community().id(), space, call.get(SEEN), missing, call.find(HEARS).filter("yes"::equals).isPresent());
        tx.table(SpaceTable.class).nameAfter(tx.community().id(), space, call.get(SEEN));
        tx.forgetPeople();
        return Answer.done(Card.of("Seen"));
    }

    /** Nothing can be announced there any more; its people keep what they hold, for an invitation may come back. */
    private Answer gone(Call call, Tx tx) {
        var space = call.by().account().space();
        tx.table(SpaceTable.class).gone(tx.community().id(), space.key(), REMOVED);
        tx.forgetPeople();
        tx.audit("space gone", "space " + space.key(), Text.of("Usher was removed from {space}", Text.plain("space", space.key())));
        return Answer.done(Card.of("Gone"));
    }
}
