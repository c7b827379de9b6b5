package usher.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import usher.Account;
import usher.Card;
import usher.Feature;
import usher.Person;
import usher.Role;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.Wanted;

/** A person's own page, and the App Homes that show it. Whoever changes what a person has calls {@link #refresh}; it costs nothing where no home is open. */
public final class Homes {

    private static final String KEY = "home";

    private final Supplier<List<Feature>> features;

    public Homes(Supplier<List<Feature>> features) {
        this.features = features;
    }

    /** Draws the person's open homes anew, once the group is complete. */
    public void refresh(Person who, Tx tx) {
        for (var account : open(tx).getOrDefault(who.id(), List.of())) show(account, who.id(), tx);
    }

    /** From now on this account's home is kept true. */
    void opened(Account account, Person who, Tx tx) {
        var open = open(tx);
        if (!open.getOrDefault(who.id(), List.of()).contains(account)) {
            tx.table(AccountTable.class).openHome(account.key());
            reload(open, tx);
        }
        show(account, who.id(), tx);
    }

    /** Accounts changed hands: whose homes are open is read anew. */
    void moved(Tx tx) {
        reload(open(tx), tx);
    }

    private void show(Account account, long person, Tx tx) {
        tx.post(account.home(), KEY, () -> tx.person(person).<Wanted>map(who -> new Wanted.Home(page(who, tx), who.locale()))
            .orElseGet(Wanted.Nothing::new));
    }

    private static Map<Long, List<Account>> open(Tx tx) {
        return tx.once("open homes of " + tx.community().id(), () -> reload(new HashMap<>(), tx));
    }

    private static Map<Long, List<Account>> reload(Map<Long, List<Account>> open, Tx tx) {
        open.clear();
        for (var row : tx.table(AccountTable.class).homes(tx.community().id())) {
            open.computeIfAbsent(row.personId(), _ -> new ArrayList<>()).add(Account.of(row.accountId()));
        }
        return open;
    }

    /** What a person has here and what Usher knows about them, at a glance. */
    Card page(Person who, View view) {
        var lines = features.get().stream().flatMap(feature -> feature.mine(who, view).stream()).toList();
        var card = Card.of("{name}, this is yours", Text.plain("name", who.name()));
        if (lines.isEmpty()) card = card.say("You hold nothing at the moment. {help} says what there is to do.", Text.code("help", "/usher help"));
        return card.bullets(lines).facts(
            Card.fact("Roles", roles(who)),
            Card.fact("Time zone", who.zone().map(zone -> Text.verbatim(zone.getId()))
                .orElseGet(() -> Text.of("{zone}, the community''s, until you say yours", Text.plain("zone", view.community().zone().getId())))),
            Card.fact("Language", Text.verbatim(who.locale().getDisplayLanguage(who.locale()))),
            Card.fact("Accounts", Text.verbatim(String.join(", ", view.table(AccountTable.class).accounts(view.community().id(), who.id()).stream()
                .filter(row -> !row.gone()).map(row -> shown(row, view)).toList()))))
            .controls(Card.button("Time zone", "my.zone"), Card.button("Language", "my.language"), Card.button("Link an account", "my.link"),
                Card.button("Export my data", "my.export"));
    }

    static Text roles(Person who) {
        var words = who.roles().stream().filter(role -> role != Role.MEMBER || who.roles().size() == 1).sorted()
            .map(role -> Text.text("role" + role.ordinal(), Roles.word(role))).toList();
        return joined(words);
    }

    private static Text joined(List<Text.Arg> words) {
        return Text.of(String.join(", ", words.stream().map(word -> "{" + word.name() + "}").toList()), words.toArray(Text.Arg[]::new));
    }

    /** {@code Ann (Discord, Clinic)}: an account in words its owner knows it by. */
    static String shown(AccountTable.Row row, View view) {
        return row.name() + " (" + shown(row.account(), view) + ")";
    }

    static String shown(Account account, View view) {
        var platform = account.space().platform();
        var space = view.spaces().stream().filter(home -> home.space().equals(account.space())).map(View.Home::name).findFirst().orElse(account.space().id());
        return Character.toUpperCase(platform.charAt(0)) + platform.substring(1) + ", " + space;
    }
}
