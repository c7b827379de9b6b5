package usher.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import usher.Account;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.Wanted;

/** Makes a person's accounts in several spaces one person, by a one-time code given in one and typed in the other. */
public final class Linking implements Feature {

    static final Field.Line CODE = new Field.Line(Field.optional("code", "Code", "The code I gave your other account; leave it out to get one"), 40);
    static final Field.Line ACCOUNT = new Field.Line(Field.optional("account", "Account", "The account that is to stand by itself again"), 200);

    private final Supplier<List<Feature>> features;
    private final Homes homes;

    Linking(Supplier<List<Feature>> features, Homes homes) {
        this.features = features;
        this.homes = homes;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("my link", "Link your accounts in several spaces, so that I know they are one person", Right.ANYONE, List.of(CODE), this::link),
            Action.command("my unlink", "Let one of your accounts stand by itself again", Right.ANYONE, List.of(ACCOUNT), this::unlink));
    }

    private Answer link(Call call, Tx tx) {
        var typed = call.find(CODE);
        if (typed.isEmpty()) return giveCode(call, tx);
        return switch (Codes.look(Codes.Kind.LINK, typed.get(), tx)) {
            case Codes.Tried.Bad(var why) -> new Answer.Refused(why, Map.of(CODE.name(), why), Optional.empty());
            case Codes.Tried.Good(var row) -> linkWith(row, call.by().account(), tx);
        };
    }

    private Answer giveCode(Call call, Tx tx) {
        if (tx.spaces().size() < 2) {
            throw Refusal.of("Your community has one space so far, so there is nothing to link. An admin connects a second one with {command}.",
                Text.code("command", "/usher connect"));
        }
        var row = Codes.give(Codes.Kind.LINK, call.by().account(), tx);
        var code = Codes.shown(row);
        return Answer.done(Card.of("Your code is {code}", Text.code("code", code)).tone(Card.Tone.WAITING)
            .say("In the other space, from your other account, type {command}. Seats, roles and settings of both are then one person''s.",
                Text.code("command", "/my link " + code))
            .note("Good once, until {until}. Show it to nobody: whoever types it becomes you.", Text.moment("until", row.untilAt(), Text.Style.TIME)));
    }

    private Answer linkWith(CodeTable.Row row, Account typedBy, Tx tx) {
        if (row.communityId() != tx.community().id()) {
            throw Refusal.of("That code comes from another community. Accounts are linked within one: first an admin of each space connects the two with {command}.",
                Text.code("command", "/usher connect")).at(CODE);
        }
        if (row.account().equals(typedBy)) throw Refusal.of("That is this account''s own code. Type it from your other account.").at(CODE);
        if (row.personId() == tx.caller().id()) throw Refusal.of("These two accounts are linked already.").at(CODE);
        var from = tx.person(row.personId()).orElseThrow(() -> Refusal.of("Whoever asked for that code is no longer here.").at(CODE));
        tx.table(CodeTable.class).use(row.code());
        var given = Homes.shown(row.account(), tx);
        var now = unite(from, tx.caller(), tx);
        tx.audit("link", "person " + now.id(), Text.of("{who} linked an account ({given})", now.mention("who"), Text.plain("given", given)));
        tellOther(row.account(), typedBy, now, tx);
        return Answer.done(Card.of("Your accounts are linked").tone(Card.Tone.GOOD)
            .say("{name} ({given}) and this account are now one person to me.", Text.strong("name", from.name()), Text.plain("given", given))
            .note("If that was a mistake, {command} parts them again.", Text.code("command", "/my unlink")));
    }

    /** Everything of {@code from} becomes {@code into}'s, in this transaction; returns who that now is. */
    private Person unite(Person from, Person into, Tx tx) {
        features.get().forEach(feature -> feature.merge(from, into, tx));
        var table = tx.table(AccountTable.class);
        var community = tx.community().id();
        var granted = Roles.split(table.granted(community, into.id()).orElse(""));
        granted.addAll(Roles.split(table.granted(community, from.id()).orElse("")));
        table.grant(community, into.id(), Roles.joined(granted));
        if (into.zone().isEmpty()) table.zone(community, into.id(), from.zone().map(ZoneId::getId).orElse(null));
        tx.table(WishTable.class).merge(community, from.id(), into.id());
        tx.table(WishTable.class).mergeLanguage(community, from.id(), into.id());
        table.moveAccounts(from.id(), into.id());
        table.moveAudit(community, from.id(), into.id());
        tx.table(CodeTable.class).dropUnused(from.id());
        tx.table(CodeTable.class).moveWrong(from.id(), into.id());
        table.dropPerson(community, from.id());
        return settled(into, tx);
    }

    private Person settled(Person who, Tx tx) {
        tx.forgetPeople();
        homes.moved(tx);
        var now = tx.person(who.id()).orElse(who);
        homes.refresh(now, tx);
        return now;
    }

    private static void tellOther(Account giver, Account typedBy, Person now, Tx tx) {
        var card = Card.of("Your accounts are linked").tone(Card.Tone.GOOD)
            .say("The account {other} typed your code and is now the same person as you.",
                Text.strong("other", now.name() + " (" + Homes.shown(typedBy, tx) + ")"))
            .note("If that was not you, part them at once with {command} and tell a moderator.", Text.code("command", "/my unlink"));
        tx.post(giver.direct(), "linked " + tx.newId(), () -> Wanted.message(card, now.locale()));
    }

    private Answer unlink(Call call, Tx tx) {
        var mine = tx.table(AccountTable.class).accounts(tx.community().id(), tx.caller().id()).stream().filter(row -> !row.gone()).toList();
        if (mine.size() < 2) {
            throw Refusal.of("I know only one account of yours, so there is nothing to part. {command} links another.", Text.code("command", "/my link"));
        }
        if (call.find(ACCOUNT).isEmpty()) return which(mine, tx);
        var typed = call.get(ACCOUNT);
        var chosen = mine.stream().filter(row -> row.id().equals(typed)).findFirst()
            .or(() -> mine.stream().filter(row -> row.name().equalsIgnoreCase(typed)).findFirst())
            .orElseThrow(() -> Refusal.of("{typed} is none of your accounts. Yours are: {mine}", Text.strong("typed", typed),
                Text.plain("mine", String.join(", ", mine.stream().map(row -> Homes.shown(row, tx)).toList()))).at(ACCOUNT));
        return part(chosen, mine, tx);
    }

    private static Answer which(List<AccountTable.Row> mine, View view) {
        var options = mine.stream().limit(25).map(row -> new Card.Option(row.id(), Text.verbatim(Homes.shown(row, view)))).toList();
        return Answer.done(Card.of("Which account is to stand by itself again?")
            .say("It becomes a person of its own. What you hold, and roles given to you, stay with your other accounts.")
            .controls(new Card.Pick(Text.of("Choose an account"), "my.unlink", List.of(), ACCOUNT.name(), options)));
    }

    private Answer part(AccountTable.Row chosen, List<AccountTable.Row> mine, Tx tx) {
        var who = tx.caller();
        var table = tx.table(AccountTable.class);
        var alone = tx.newId();
        table.addPerson(alone, who.community(), chosen.name(), who.locale().toLanguageTag(), who.zone().map(ZoneId::getId).orElse(null), chosen.id());
        tx.table(WishTable.class).copy(who.community(), who.id(), alone);
        table.giveAccount(chosen.id(), alone);
        if (who.account().key().equals(chosen.id())) {
            table.lastUsed(who.community(), who.id(), mine.stream().filter(row -> !row.equals(chosen)).findFirst().orElseThrow().id());
        }
        var now = settled(who, tx);
        tx.audit("unlink", "person " + who.id(), Text.of("{who} parted from an account ({account})", now.mention("who"),
            Text.plain("account", Homes.shown(chosen.account(), tx))));
        tx.person(alone).ifPresent(person -> homes.refresh(person, tx));
        return Answer.done(Card.of("{account} stands by itself again", Text.strong("account", Homes.shown(chosen, tx))).tone(Card.Tone.GOOD)
            .say("What you held, and roles given to you, stayed with your other accounts."));
    }
}
