package usher.people;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import usher.Account;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Person;
import usher.Right;
import usher.Space;
import usher.Text;
import usher.Tx;
import usher.View;

/** A person's own page and settings, and what happens when they leave. */
public final class People implements Feature {

    static final Field.Line ZONE = new Field.Line(Field.required("zone", "Your time zone", "A city or zone, for example Berlin or America/New_York"), 60);
    static final Field.Choice LANGUAGE = new Field.Choice(Field.required("language", "Your language", "English or Deutsch"), List.of(
        new Card.Option("en", Text.verbatim("English")), new Card.Option("de", Text.verbatim("Deutsch"))));

    private final Supplier<List<Feature>> features;
    private final Homes homes;
    private final Page page;

    People(Supplier<List<Feature>> features, Homes homes) {
        this.features = features;
        this.homes = homes;
        this.page = new Page(features);
    }

    /**
     * The features of this package.
     *
     * @param features every feature of the bot, these among them; asked for when a call needs them
     * @param invite the link by which an admin of a space grants Usher its rights there, where the platform has one
     */
    public static List<Feature> all(Supplier<List<Feature>> features, Homes homes, Function<Space, Optional<URI>> invite) {
        return List.of(new People(features, homes), new Wishing(features, homes), new Linking(features, homes), new Roles(homes), new Spaces(invite), new Connecting(features, homes),
            new Privacy(features, homes), new Oversight(), new Audit());
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.question("my show", "Show what you hold and what I know about you", Right.ANYONE, List.of(), this::show),
            Action.command("my zone", "Say which time zone you live in", Right.ANYONE, List.of(ZONE), this::zone),
            Action.command("my language", "Choose the language I speak with you", Right.ANYONE, List.of(LANGUAGE), this::language),
            Action.notice("home.opened", List.of(), this::homeOpened),
            Action.notice("people.left", List.of(), this::left));
    }

    private Answer show(Call call, View view) {
        return Answer.done(page.of(view.caller(), view));
    }

    private Answer zone(Call call, Tx tx) {
        var zone = Zones.read(call.get(ZONE), ZONE);
        tx.table(AccountTable.class).zone(tx.community().id(), tx.caller().id(), zone.getId());
        tx.forgetPeople();
        tx.person(tx.caller().id()).ifPresent(is -> features.get().forEach(feature -> feature.rhythm(tx.caller(), is, tx)));
        return saved(tx, Card.of("Your time zone is {zone}", Text.strong("zone", zone.getId()))
            .say("It is now {time} there.", Text.plain("time", ZoneQuestion.clock(zone.getId(), tx))));
    }

    private Answer language(Call call, Tx tx) {
        var locale = Locale.forLanguageTag(call.get(LANGUAGE));
        tx.table(WishTable.class).language(tx.community().id(), tx.caller().id(), locale.toLanguageTag());
        return saved(tx, Card.of("From now on I speak {language} with you", Text.strong("language", locale.getDisplayLanguage(locale)))
            .note("Where I have no words in it yet, I say it in English."));
    }

    private Answer saved(Tx tx, Card card) {
        tx.forgetPeople();
        homes.refresh(tx.caller(), tx);
        return Answer.done(card.tone(Card.Tone.GOOD));
    }

    private Answer homeOpened(Call call, Tx tx) {
        homes.opened(call.by().account(), tx.caller(), tx);
        return Answer.done(Card.of("Home"));
    }

    /** Only who has no account left in any of the community's spaces has left it. */
    private Answer left(Call call, Tx tx) {
        var table = tx.table(AccountTable.class);
        var account = call.by().account();
        tx.person(account).ifPresent(who -> {
            table.gone(account.key());
            tx.forgetPeople();
            var others = table.accounts(who.community(), who.id()).stream().filter(row -> !row.gone()).toList();
            if (others.isEmpty()) leave(who, account, tx);
            else if (who.account().equals(account)) table.lastUsed(who.community(), who.id(), others.getFirst().id());
            tx.forgetPeople();
        });
        homes.moved(tx);
        return Answer.done(Card.of("Gone"));
    }

    private void leave(Person who, Account account, Tx tx) {
        var table = tx.table(AccountTable.class);
        features.get().forEach(feature -> feature.left(who, tx));
        if (!table.granted(who.community(), who.id()).orElse("").isEmpty()) {
            table.grant(who.community(), who.id(), "");
            tx.audit("left", "person " + who.id(), Text.of("{who} left, and with that the roles given to them end", who.mention("who")));
        } else if (isOnlyAnId(who, account, tx) && features.get().stream().allMatch(feature -> feature.mine(who, tx).isEmpty())) {
            table.dropAccount(account.key(), who.id()); // the platform tells of everyone who leaves: who never used Usher is not written down for it
            table.dropPerson(who.community(), who.id());
        }
    }

    private static boolean isOnlyAnId(Person who, Account account, Tx tx) {
        return who.name().equals(account.user()) && tx.table(AccountTable.class).accounts(who.community(), who.id()).size() == 1;
    }
}
