package usher.badges;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Pages;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Role;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.people.Homes;

/** Moderators give and take badges, or make rules by which they are given; everybody sees their own, and decides who else does. A badge comes to be when it is first given. */
public final class Badges implements Feature {

    public static final Field.PersonRef PERSON = new Field.PersonRef(Field.required("person", "Person", "whose badge it is, for example @ann"));
    public static final Field.PersonRef WHOSE = new Field.PersonRef(Field.optional("person", "Person", "whose badges, for moderators; your own if left out"));
    public static final Field.Line NAME = new Field.Line(Field.required("badge", "Badge", "what it is called, for example Helper; a new name makes a new badge"), 60);
    /** One of the community's badges, for whoever asks for one. */
    public static final Field.Ref BADGE = ref(Field.required("badge", "Badge", "the badge''s name, or choose it from the list"));

    private final Homes homes;
    private final Awards awards;
    private final Showing showing;

    /**
     * Badges.
     *
     * @param homes are redrawn when what their person has changes
     * @param pages where the pages of badges are, for links to them
     * @param deeds what rules count
     */
    public Badges(Homes homes, Pages pages, Deeds deeds) {
        this.homes = homes;
        this.awards = new Awards(homes, deeds);
        this.showing = new Showing(pages);
    }

    /** A field for one of the community's badges. */
    public static Field.Ref ref(Field.About about) {
        return new Field.Ref(about, (typed, view) -> view.table(BadgeTable.class).like(view.community().id(), typed.strip()).stream()
            .map(badge -> new Card.Option(Long.toString(badge.id()), Text.verbatim(badge.name()))).toList());
    }

    @Override
    public List<Action> actions() {
        var own = List.of(
            Action.command("badge give", "Give a person a badge", Right.MODERATORS, List.of(PERSON, NAME), this::give),
            Action.command("badge take", "Take a badge from a person", Right.MODERATORS, List.of(PERSON, BADGE), this::take),
            Action.question("badge list", "Show the badges you have", Right.ANYONE, List.of(WHOSE), this::list));
        return Stream.of(own, Ruling.actions(), awards.actions(), showing.actions()).flatMap(List::stream).toList();
    }

    /** By which a badge is known whoever writes it: {@code Helper} and {@code helper} are one. What refers to a badge refers to it by this. */
    public static String knownAs(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The community's badge of this name, from now on if there was none. */
    static Badge called(String name, Tx tx) {
        var table = tx.table(BadgeTable.class);
        return table.called(tx.community().id(), knownAs(name)).orElseGet(() -> {
            var fresh = new Badge(tx.newId(), tx.community().id(), name);
            table.add(fresh.id(), fresh.communityId(), name, knownAs(name));
            return fresh;
        });
    }

    private Answer give(Call call, Tx tx) {
        var who = tx.meet(call.get(PERSON));
        var table = tx.table(BadgeTable.class);
        var badge = called(call.get(NAME), tx);
        if (table.has(badge.id(), who.id())) return Answer.done(Card.of("{who} has the badge {badge} already", who.mention("who"), Text.strong("badge", badge.name())));
        table.give(badge.id(), who.id(), tx.now());
        tx.audit("give badge", "person " + who.id(), Text.of("{who} was given the badge {badge}", who.mention("who"), Text.plain("badge", badge.name())));
        homes.refresh(who, tx);
        return Answer.done(Card.of("{who} has the badge {badge}", who.mention("who"), Text.strong("badge", badge.name())).tone(Card.Tone.GOOD));
    }

    private Answer take(Call call, Tx tx) {
        var who = tx.meet(call.get(PERSON));
        var badge = tx.table(BadgeTable.class).find(tx.community().id(), call.get(BADGE))
            .orElseThrow(() -> Refusal.of("That badge is not one of this community''s. {command} makes one.", Text.code("command", "/badge give")).at(BADGE));
        var held = tx.table(HoldingTable.class).find(badge.id(), who.id());
        if (held.isEmpty()) return Answer.done(Card.of("{who} does not have the badge {badge}", who.mention("who"), Text.strong("badge", badge.name())));
        take(held.get(), tx);
        tx.audit("take badge", "person " + who.id(), Text.of("{who} no longer has the badge {badge}", who.mention("who"), Text.plain("badge", badge.name())));
        homes.refresh(who, tx);
        return Answer.done(Card.of("{who} no longer has the badge {badge}", who.mention("who"), Text.strong("badge", badge.name())).tone(Card.Tone.OVER)
            .note("A seat they hold already stays theirs."));
    }

    private static void take(Holding held, Tx tx) {
        Showing.unsay(held, tx);
        tx.table(BadgeTable.class).take(held.badgeId(), held.personId());
        if (!tx.table(RuleTable.class).isWithheld(held.badgeId(), held.personId())) tx.table(RuleTable.class).withhold(held.badgeId(), held.personId());
    }

    private Answer list(Call call, View view) {
        var named = call.find(WHOSE);
        if (named.isPresent() && !view.caller().is(Role.MODERATOR) && !view.caller().is(Role.ADMIN) && view.person(named.get()).filter(view.caller()::equals).isEmpty()) {
            throw Refusal.of("Only moderators see what others have. Leave the person out to see your own.").at(WHOSE);
        }
        var who = named.isEmpty() ? Optional.of(view.caller()) : view.person(named.get());
        return Answer.done(BadgeCards.list(who.map(it -> view.table(HoldingTable.class).of(it.id())).orElse(List.of()), who.filter(view.caller()::equals).isPresent()));
    }

    @Override
    public List<Text> mine(Person who, View view) {
        return view.table(BadgeTable.class).of(who.community(), who.id()).stream().map(it -> Text.of("Badge: {badge}", Text.strong("badge", it.name()))).toList();
    }

    @Override
    public void merge(Person from, Person into, Tx tx) {
        tx.table(HoldingTable.class).of(from.id()).stream().filter(it -> tx.table(BadgeTable.class).has(it.badgeId(), into.id())).forEach(it -> Showing.unsay(it, tx)); // their own stands
        tx.table(BadgeTable.class).dropDoubles(from.id(), into.id());
        tx.table(BadgeTable.class).move(from.id(), into.id());
        tx.table(RuleTable.class).dropDoubles(from.id(), into.id());
        tx.table(RuleTable.class).move(from.id(), into.id());
        Awards.look(into.id(), tx);
    }

    @Override
    public void left(Person who, Tx tx) {
        Showing.left(who, tx);
    }

    /** Badges of the same name become one, with the rule of the community that stays where both have one. */
    @Override
    public void join(long from, long into, Tx tx) {
        var table = tx.table(BadgeTable.class);
        var rules = tx.table(RuleTable.class);
        for (var badge : table.all(from)) {
            var same = table.called(into, knownAs(badge.name()));
            if (same.isEmpty()) {
                table.join(badge.id(), into);
                rules.join(badge.id(), into);
                continue;
            }
            unite(badge, same.get(), tx);
            table.unite(badge.id(), same.get().id());
            table.takeFromAll(badge.id());
            table.remove(badge.id());
        }
        rules.all(into).forEach(rule -> Awards.lookAtAll(rule, tx)); // what either side did counts for the rules of both
    }

    private static void unite(Badge from, Badge into, Tx tx) {
        var rules = tx.table(RuleTable.class);
        if (rules.of(into.id()).isEmpty()) {
            rules.of(from.id()).map(rule -> new Rule(into.id(), into.communityId(), rule.kind(), rule.times())).ifPresent(rules::add);
        }
        rules.remove(from.id());
        rules.unite(from.id(), into.id());
        rules.withholdFromNobody(from.id());
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        return Map.of("badges", view.table(HoldingTable.class).of(who.id()).stream().map(it -> {
            var said = new LinkedHashMap<String, Object>();
            said.put("badge", it.name());
            said.put("given", it.givenAt().toString());
            said.put("for", it.reason().plain(view.locale()));
            it.publicAs().ifPresent(_ -> said.put("public, by the name of", it.publicName().orElse("")));
            it.sharedIn().ifPresent(_ -> said.put("shared", true));
            return said;
        }).toList(), "badges taken", view.table(RuleTable.class).withheld(who.id()));
    }

    @Override
    public void erase(Person who, Tx tx) {
        tx.table(HoldingTable.class).of(who.id()).forEach(it -> Showing.unsay(it, tx));
        tx.table(BadgeTable.class).forget(who.id());
        tx.table(RuleTable.class).forget(who.id());
    }
}
