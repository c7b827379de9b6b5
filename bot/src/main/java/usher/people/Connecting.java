package usher.people;

import java.util.List;
import java.util.Locale;
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
import usher.Refusal;
import usher.Right;
import usher.Role;
import usher.Space;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.Wanted;

/**
 * Makes two spaces one community: an admin of the host asks for a code, an admin of the guest types it, and the host's admin confirms. Both are looked
 * at again when the host confirms, for rights may have gone in between. There is no way back yet: what people hold together cannot be cut in two.
 */
public final class Connecting implements Feature {

    static final Field.Line CODE = new Field.Line(Field.optional("code", "Code", "The code I gave in the other space; leave it out to get one"), 40);
    static final Field.Id CONNECTION = new Field.Id("connection");

    private final Supplier<List<Feature>> features;
    private final Homes homes;

    Connecting(Supplier<List<Feature>> features, Homes homes) {
        this.features = features;
        this.homes = homes;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("usher connect", "Make this space and another one community", Right.ADMINS, List.of(CODE), this::connect),
            Action.press("usher.connect-confirm", "Connect the two spaces", Right.ADMINS, List.of(CONNECTION), this::confirm),
            Action.press("usher.connect-decline", "Do not connect the two spaces", Right.ADMINS, List.of(CONNECTION), this::decline));
    }

    private Answer connect(Call call, Tx tx) {
        var typed = call.find(CODE);
        if (typed.isEmpty()) return giveCode(call, tx);
        return switch (Codes.look(Codes.Kind.CONNECT, typed.get(), tx)) {
            case Codes.Tried.Bad(var why) -> new Answer.Refused(why, Map.of(CODE.name(), why), Optional.empty());
            case Codes.Tried.Good(var row) -> ask(row, call.by().account(), tx);
        };
    }

    private static Answer giveCode(Call call, Tx tx) {
        var row = Codes.give(Codes.Kind.CONNECT, call.by().account(), tx);
        var code = Codes.shown(row);
        return Answer.done(Card.of("The code for connecting is {code}", Text.code("code", code)).tone(Card.Tone.WAITING)
            .say("In the other space, an admin types {command}. I then ask you here to confirm.", Text.code("command", "/usher connect " + code))
            .say("The other space joins this community: one list of drops, one pool of seats, one team of moderators. That cannot be undone.")
            .note("Good once, until {until}.", Text.moment("until", row.untilAt(), Text.Style.TIME)));
    }

    private static Answer ask(CodeTable.Row row, Account guest, Tx tx) {
        if (row.communityId() == tx.community().id()) throw Refusal.of("These two spaces are one community already.").at(CODE);
        var host = tx.table(SpaceTable.class).asker(row.communityId(), row.accountId()).filter(Connecting::administers)
            .orElseThrow(() -> Refusal.of("Whoever asked for that code is no longer an admin there. Please ask for a new one.").at(CODE));
        tx.table(CodeTable.class).use(row.code());
        var id = tx.newId();
        tx.table(SpaceTable.class).ask(new SpaceTable.Connection(id, row.communityId(), row.account().space().key(), row.accountId(),
            tx.community().id(), guest.space().key(), guest.key(), tx.now().plus(Codes.Kind.CONNECT.lasts), "ASKED"));
        post(row.account(), host.locale(), id, request(id, guest, tx), tx);
        tx.audit("ask to connect", "space " + guest.space().key(), Text.of("{who} asked to connect this space", tx.caller().mention("who")));
        return Answer.done(Card.of("Asked").tone(Card.Tone.WAITING)
            .say("I asked {host} to confirm, and tell you here what they say.", Text.strong("host", host.name())));
    }

    private static Card request(long id, Account guest, Tx tx) {
        return Card.of("Connect {space} with your community?", Text.strong("space", spaceName(guest.space(), tx))).tone(Card.Tone.WAITING)
            .say("{who}, an admin there, typed your code. {community} would become one community with yours: "
                + "its people, drops and moderators are then yours too, and yours theirs.", tx.caller().mention("who"), Text.strong("community", tx.community().name()))
            .note("This cannot be undone. It can be confirmed for fifteen minutes.")
            .controls(Card.button("Confirm", "usher.connect-confirm", CONNECTION.is(id)).main(),
                Card.button("Decline", "usher.connect-decline", CONNECTION.is(id)));
    }

    private Answer confirm(Call call, Tx tx) {
        var wish = wish(call, tx);
        var table = tx.table(SpaceTable.class);
        if (wish.untilAt().isBefore(tx.now())) {
            throw Refusal.of("That took longer than fifteen minutes. Please ask for a new code with {command}.", Text.code("command", "/usher connect"));
        }
        var guest = table.asker(wish.guestCommunityId(), wish.guestAccount()).filter(Connecting::administers)
            .filter(_ -> table.communityOf(wish.guestSpace()).equals(Optional.of(wish.guestCommunityId())))
            .orElseThrow(() -> Refusal.of("Whoever asked is no longer an admin there, or that space was connected elsewhere meanwhile. Nothing was changed."));
        table.settle(tx.community().id(), wish.id(), "CONFIRMED");
        unite(wish.guestCommunityId(), tx.community().id(), tx);
        var name = spaceName(Space.of(wish.guestSpace()), tx);
        tx.audit("connect", "space " + wish.guestSpace(), Text.of("{space} joined the community", Text.strong("space", name)));
        unasked(wish, tx);
        post(Account.of(wish.guestAccount()), guest.locale(), wish.id(),
            connected(Card.of("{community} and your space are now one community", Text.strong("community", tx.community().name()))), tx);
        return Answer.done(connected(Card.of("{space} is now part of your community", Text.strong("space", name))));
    }

    private static Card connected(Card card) {
        return card.tone(Card.Tone.GOOD).say("People who are in both can link their accounts with {command}.", Text.code("command", "/my link"));
    }

    private Answer decline(Call call, Tx tx) {
        var wish = wish(call, tx);
        tx.table(SpaceTable.class).settle(tx.community().id(), wish.id(), "DECLINED");
        tx.audit("decline to connect", "space " + wish.guestSpace(), Text.of("A connection was declined"));
        var locale = tx.table(SpaceTable.class).asker(wish.guestCommunityId(), wish.guestAccount()).map(SpaceTable.Asker::locale).orElse("en");
        var told = Card.of("The other space declined to be connected").tone(Card.Tone.OVER).say("Nothing was changed.");
        post(Account.of(wish.guestAccount()), locale, wish.id(), told, tx);
        unasked(wish, tx);
        return Answer.done(Card.of("Declined").say("I told them so. Nothing was changed."));
    }

    /** The stored wish of this community that is still open; the button is only a hint. */
    private static SpaceTable.Connection wish(Call call, Tx tx) {
        var wish = tx.table(SpaceTable.class).connection(tx.community().id(), call.get(CONNECTION))
            .orElseThrow(() -> Refusal.of("I know of no such request to your community. It may have been settled already."));
        if (!wish.state().equals("ASKED")) throw Refusal.of("That request was settled already; nothing more is to be done.");
        return wish;
    }

    /** Every row of {@code from} becomes {@code into}'s: the features' first, then the core's. */
    private void unite(long from, long into, Tx tx) {
        tx.settle();
        features.get().forEach(feature -> feature.join(from, into, tx));
        var table = tx.table(SpaceTable.class);
        table.joinSpaces(from, into);
        table.joinPeople(from, into);
        table.joinMessages(from, into);
        table.joinTimers(from, into);
        table.joinAudit(from, into);
        table.joinSkipped(from, into);
        table.joinCodes(from, into);
        table.dropConnections(from);
        table.dropCommunity(from);
        tx.forgetPeople();
        homes.moved(tx);
    }

    private static boolean administers(SpaceTable.Asker asker) {
        return Roles.split(asker.derived()).contains(Role.ADMIN);
    }

    /** The question is answered: its buttons go, and what was answered stands there instead. */
    private static void unasked(SpaceTable.Connection wish, Tx tx) {
        tx.unpost(Account.of(wish.hostAccount()).direct(), key(wish.id()));
    }

    private static void post(Account to, String locale, long connection, Card card, Tx tx) {
        tx.post(to.direct(), key(connection), () -> Wanted.message(card, Locale.forLanguageTag(locale)));
    }

    private static String key(long connection) {
        return "connect " + connection;
    }

    private static String spaceName(Space space, Tx tx) {
        return tx.spaces().stream().filter(home -> home.space().equals(space)).map(View.Home::name).findFirst().orElse(space.key());
    }
}
