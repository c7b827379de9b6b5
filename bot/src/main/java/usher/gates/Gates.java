package usher.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import usher.Action;
import usher.Feature;
import usher.Person;
import usher.Refusal;
import usher.Space;
import usher.Text;
import usher.Tx;
import usher.View;

/**
 * Whether a person passes the gates of a pool. A pool's own gates and its root's are all to be passed, with one exception: of a platform's own roles those
 * of one space suffice, since nobody can hold the roles of a space they are not in. How gates are set up: {@link Gatehouse}; the tokens: {@link Tokens}.
 */
public final class Gates implements Feature {

    private static final Set<String> GATES = Set.of("gate");

    @Override
    public List<Action> actions() {
        return List.of();
    }

    /** Throws the {@link Refusal} that says what {@code who} lacks for a seat of {@code pool}, an option of {@code root} or {@code root} itself. */
    public static void admit(long root, long pool, Person who, Tx tx) {
        missing(root, pool, who, tx).ifPresent(gate -> {
            throw new Refusal(gate.refusal(), Map.of());
        });
    }

    /** The first gate {@code who} does not pass; a token comes last, so that nobody spends one on a seat they cannot have anyway. */
    public static Optional<Gate> missing(long root, long pool, Person who, View view) {
        return missing(rows(root, view).stream().filter(row -> row.poolId() == root || row.poolId() == pool).toList(), who, view);
    }

    /** The same of gates that stand before something else than a seat. */
    public static Optional<Gate> missing(List<GateTable.Row> rows, Person who, View view) {
        return lackedRole(rows, who, view)
            .or(() -> first(rows, who, view, false))
            .or(() -> first(rows, who, view, true));
    }

    private static Optional<Gate> first(List<GateTable.Row> rows, Person who, View view, boolean tokens) {
        return rows.stream().filter(row -> row.kind().equals("token") == tokens).filter(row -> !passes(row, who, view)).map(Gate::of).findFirst();
    }

    private static Optional<Gate> lackedRole(List<GateTable.Row> rows, Person who, View view) {
        var table = view.table(GateTable.class);
        var roles = rows.stream().map(Gate::of).filter(Gate.Held.class::isInstance).map(Gate.Held.class::cast).collect(Collectors.groupingBy(Gate.Held::space));
        var lacked = new ArrayList<Gate.Held>();
        for (Map.Entry<Space, List<Gate.Held>> space : roles.entrySet()) {
            var lacks = space.getValue().stream().filter(role -> !table.holds(who.id(), space.getKey().key(), role.role())).toList();
            if (lacks.isEmpty()) return Optional.empty();
            lacked.add(lacks.getFirst());
        }
        return lacked.stream().filter(role -> table.isIn(who.id(), role.space().key())).findFirst().or(() -> lacked.stream().findFirst()).map(Gate.class::cast);
    }

    private static boolean passes(GateTable.Row row, Person who, View view) {
        var table = view.table(GateTable.class);
        return switch (Gate.of(row)) {
            case Gate.Held _ -> true; // asked by space, above
            case Gate.Standing(var role) -> who.is(role);
            case Gate.Badged badged -> view.table(usher.badges.BadgeTable.class).hasCalled(row.communityId(), who.id(), badged.knownAs());
            case Gate.Attended attended -> table.attended(row.communityId(), attended.pool(), who.id());
            case Gate.Token() -> table.hasToken(row.id(), who.id());
            case Gate.Invited() -> table.isGuest(row.id(), who.id());
        };
    }

    /** Whether any seat of {@code root} takes a token. */
    public static boolean takeTokens(long root, View view) {
        return rows(root, view).stream().anyMatch(row -> row.kind().equals("token"));
    }

    /** Who passes, in words: one line for {@code pool}'s own gates, empty where it has none. */
    public static Optional<Text> words(long root, long pool, View view) {
        return words(rows(root, view).stream().filter(row -> row.poolId() == pool).map(Gate::of).toList());
    }

    /** Who passes all of these, in words; empty where there are none. */
    public static Optional<Text> words(List<Gate> gates) {
        var roles = gates.stream().filter(Gate.Held.class::isInstance).map(Gate.Held.class::cast).collect(Collectors.groupingBy(Gate.Held::space)).values().stream()
            .map(ofSpace -> joined("{one} and {other}", ofSpace.stream().map(Gate::words).toList())).toList();
        var lines = new ArrayList<Text>();
        if (!roles.isEmpty()) lines.add(joined("{one}, or {other}", roles));
        gates.stream().filter(gate -> !(gate instanceof Gate.Held)).forEach(gate -> lines.add(gate.words()));
        return lines.isEmpty() ? Optional.empty() : Optional.of(joined("{one}; and {other}", lines));
    }

    private static Text joined(String pattern, List<Text> texts) {
        return texts.stream().reduce((one, other) -> Text.of(pattern, Text.text("one", one), Text.text("other", other))).orElseThrow();
    }

    /** The gates of a root and its options, read once a group; {@link Gatehouse} keeps them up to date. */
    static List<GateTable.Row> rows(long root, View view) {
        return view instanceof Tx tx ? tx.once("gates " + root, () -> new ArrayList<>(read(root, tx))) : read(root, view);
    }

    private static List<GateTable.Row> read(long root, View view) {
        return view.standing(GATES, "gates of " + root, () -> view.table(GateTable.class).of(root));
    }

    @Override
    public void merge(Person from, Person into, Tx tx) {
        var table = tx.table(GateTable.class);
        table.moveTokens(from.id(), into.id());
        table.dropDoubleGuests(from.id(), into.id());
        table.moveGuests(from.id(), into.id());
    }

    @Override
    public void join(long from, long into, Tx tx) {
        tx.table(GateTable.class).join(from, into);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        return Map.of("gates", view.table(GateTable.class).about(who.id()).stream()
            .map(row -> Map.of("pool", row.rootId(), "passed", row.kind().equals("token") ? "by a token" : "invited")).toList());
    }

    @Override
    public void erase(Person who, Tx tx) {
        tx.table(GateTable.class).forgetTokens(who.id());
        tx.table(GateTable.class).forgetGuest(who.id());
    }
}
