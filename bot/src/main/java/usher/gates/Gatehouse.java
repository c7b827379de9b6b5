package usher.gates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import usher.Account;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Refusal;
import usher.Role;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.badges.BadgeTable;
import usher.badges.Badges;

/** Sets gates up and takes them down, for whichever feature's command asks; each field of {@link #asks} that is filled in is one gate. */
public final class Gatehouse {

    public static final Field.RoleRef ROLE = new Field.RoleRef(Field.optional("role", "Role of this space", "one of this space''s own roles that is needed"));
    public static final Field.Line CALLED = new Field.Line(Field.optional("called", "The role is called", "its name as the post says it, for example Alumni"), 60);
    public static final Field.Choice STANDING = new Field.Choice(Field.optional("usher-role", "Role with Usher", "mentor or moderator"),
        List.of(new Card.Option("mentor", Text.of("mentor")), new Card.Option("moderator", Text.of("moderator"))));
    public static final Field.Ref BADGE = Badges.ref(Field.optional("badge", "Badge", "a badge that is needed; choose it from the list"));
    public static final Field.Paragraph TOKENS = new Field.Paragraph(Field.optional("tokens", "Tokens", "one-time tokens, a space or new line between two; I keep only their hashes"), 4000);
    public static final Field.Line PEOPLE = new Field.Line(Field.optional("people", "Invited", "who is invited, mentioned one after another: @ann @ben"), 2000);
    private static final Field.PersonRef GUEST = new Field.PersonRef(Field.optional("people", "Invited", "one person"));

    private final Supplier<List<Feature>> features;
    private final Field.Ref attended;

    /** @param features every feature of the bot; those with {@link Past} occasions can be asked for */
    public Gatehouse(Supplier<List<Feature>> features) {
        this.features = features;
        this.attended = new Field.Ref(Field.optional("attended", "Was at", "an earlier event or drop, or any of them; choose it from the list"), this::like);
    }

    /** The fields of a command that adds gates. */
    public List<Field<?>> asks() {
        return List.of(ROLE, CALLED, STANDING, BADGE, attended, TOKENS, PEOPLE);
    }

    private Stream<Past> past() {
        return features.get().stream().filter(Past.class::isInstance).map(Past.class::cast);
    }

    private List<Card.Option> like(String words, View view) {
        var any = new Card.Option(Long.toString(Gate.Attended.ANY), Text.of("any of our events"));
        return Stream.concat(Stream.of(any).filter(it -> words.isBlank() || it.label().plain(view.locale()).equalsIgnoreCase(words.strip())), past().flatMap(it -> it.like(words, view).stream()))
            .limit(25).toList();
    }

    /** Adds the gates that {@code call} asks for before {@code pool}, {@code root} or one of its options; throws what is wrong with which field. */
    public List<Gate> add(Call call, long root, long pool, Tx tx) {
        var tokens = call.find(TOKENS).map(pasted -> Tokens.read(pasted, TOKENS));
        var guests = call.find(PEOPLE).map(typed -> guests(typed, tx));
        var gates = wanted(call, tx);
        if (tokens.isPresent()) gates.add(new Gate.Token());
        if (guests.isPresent()) gates.add(new Gate.Invited());
        if (gates.isEmpty()) throw Refusal.of("Say who may pass: a role, a badge, an earlier event, tokens, or people who are invited.");
        for (var gate : gates) {
            var row = row(gate, root, pool, tx);
            if (gate instanceof Gate.Token) Tokens.add(row.id(), tokens.orElse(Set.of()), tx);
            if (gate instanceof Gate.Invited) invite(row.id(), guests.orElse(Set.of()), tx);
        }
        return gates;
    }

    /** The gates that {@code call} asks for, but for tokens and guests, which are kept in lists. */
    public List<Gate> wanted(Call call, Tx tx) {
        var gates = new ArrayList<Gate>();
        if (call.find(CALLED).isPresent() && call.find(ROLE).isEmpty()) {
            throw Refusal.of("{called} is only what a role is called. Please choose the role of this space as well, or leave this out.", Text.strong("called", call.get(CALLED))).at(CALLED);
        }
        call.find(ROLE).ifPresent(role -> gates.add(new Gate.Held(call.by().account().space(), role, call.find(CALLED).orElse(role))));
        call.find(STANDING).ifPresent(role -> gates.add(new Gate.Standing(Role.valueOf(role.toUpperCase(Locale.ROOT)))));
        call.find(BADGE).ifPresent(id -> gates.add(tx.table(BadgeTable.class).find(tx.community().id(), id).map(badge -> new Gate.Badged(Badges.knownAs(badge.name()), badge.name()))
            .orElseThrow(() -> Refusal.of("That badge is not one of this community''s. {command} makes one.", Text.code("command", "/badge give")).at(BADGE))));
        call.find(attended).ifPresent(pool -> gates.add(new Gate.Attended(pool, pool == Gate.Attended.ANY ? "" : past().flatMap(it -> it.at(pool, tx).stream()).findFirst()
            .orElseThrow(() -> Refusal.of("That event is not one of this community''s. Choose one from the list.").at(attended)).title())));
        return gates;
    }

    /** The same gate again is the one that stands; new tokens and guests are added to its list. */
    private static GateTable.Row row(Gate gate, long root, long pool, Tx tx) {
        var rows = Gates.rows(root, tx);
        var fresh = gate.row(tx.newId(), tx.community().id(), root, pool);
        var same = rows.stream().filter(it -> it.poolId() == pool && it.kind().equals(fresh.kind()) && it.subject().equals(fresh.subject())).findFirst();
        if (same.isPresent()) return same.get();
        tx.table(GateTable.class).add(fresh);
        rows.add(fresh);
        return fresh;
    }

    private static Set<Account> guests(String typed, Tx tx) {
        var guests = new LinkedHashSet<Account>();
        Arrays.stream(typed.strip().split("[\\s,;]+")).forEach(one -> {
            try {
                guests.add(GUEST.read(one, tx));
            } catch (Refusal no) {
                throw no.at(PEOPLE);
            }
        });
        return guests;
    }

    private static void invite(long gate, Set<Account> guests, Tx tx) {
        var table = tx.table(GateTable.class);
        for (var account : guests) {
            var who = tx.meet(account);
            if (!table.isGuest(gate, who.id())) table.addGuest(gate, who.id());
        }
    }

    /** The gates of {@code root} and its options, to choose one of; an option's value is the gate's number. */
    public static List<Card.Option> standing(long root, View view) {
        return Gates.rows(root, view).stream().map(row -> new Card.Option(Long.toString(row.id()), Gate.of(row).words())).toList();
    }

    /** Takes a gate of {@code root} down; empty when it is none of its. */
    public static Optional<Gate> remove(long root, long id, Tx tx) {
        var rows = Gates.rows(root, tx);
        var row = rows.stream().filter(it -> it.id() == id).findFirst();
        row.ifPresent(it -> {
            var table = tx.table(GateTable.class);
            table.removeTokens(id);
            table.removeGuests(id);
            table.remove(id);
            rows.remove(it);
        });
        return row.map(Gate::of);
    }
}
