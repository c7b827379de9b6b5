package usher.badges;

import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import usher.Account;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Manner;
import usher.Person;
import usher.Text;
import usher.Trigger;
import usher.Tx;
import usher.View;
import usher.people.AccountTable;
import usher.people.Homes;

/** Gives badges by their rules: to whoever did something just now, and to whoever had done it before there was the rule. Takes them back from whoever undid it. */
public final class Awards {

    private static final String LOOK = "badge.look";
    private static final String SWEEP = "badge.sweep";
    private static final String UNDONE = "badge.undone";
    private static final Field.Id WHO = new Field.Id("person");
    private static final Field.Id ONE = new Field.Id("badge");
    private static final Field.Id AFTER = new Field.Id("after");
    /** People of a community that are looked at together for a new rule, and how long others may press before the next. */
    private static final int AT_ONCE = 50;
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofHours(1);

    private final Homes homes;
    private final Deeds deeds;

    Awards(Homes homes, Deeds deeds) {
        this.homes = homes;
        this.deeds = deeds;
    }

    List<Action> actions() {
        return List.of(
            Action.timer(LOOK, Trigger.Late.FINE, GRACE, List.of(WHO), this::look),
            Action.timer(SWEEP, Trigger.Late.FINE, GRACE, List.of(ONE, AFTER), this::sweep),
            Action.timer(UNDONE, Trigger.Late.FINE, GRACE, List.of(WHO, ONE), this::undone));
    }

    private static List<Rule> rules(View view) {
        var community = view.community().id();
        return view.standing(Set.of("badge_rule"), "badge rules " + community, () -> view.table(RuleTable.class).all(community));
    }

    /** Whether there is any rule here at all. */
    public static boolean any(View view) {
        return !rules(view).isEmpty();
    }

    /** Somebody did something that a rule may count: looks, as soon as it is on disk, whether they earned a badge with it. Costs nothing where there is no rule. */
    public static void look(long person, Tx tx) {
        if (any(tx)) tx.at(tx.now(), "badges of " + person, LOOK, WHO.is(person));
    }

    /** What somebody did, and a rule may have counted, is undone: what it gave them goes, should the rest not be enough. What is gone for other reasons takes nothing. */
    public static void undone(Rule.Kind kind, long person, Tx tx) {
        rules(tx).stream().filter(rule -> rule.kind() == kind)
            .forEach(rule -> tx.at(tx.now(), "badge " + rule.badgeId() + " undone by " + person, UNDONE, WHO.is(person), ONE.is(rule.badgeId())));
    }

    /** A rule was made: everybody is looked at. */
    static void lookAtAll(Rule rule, Tx tx) {
        sweepAfter(0, rule, tx);
    }

    private static void sweepAfter(long person, Rule rule, Tx tx) {
        tx.at(person == 0 ? tx.now() : tx.now().plus(BREATH), "badges for " + rule.badgeId(), SWEEP, ONE.is(rule.badgeId()), AFTER.is(person));
    }

    private Answer look(Call call, Tx tx) {
        var here = tx.table(AccountTable.class).here(List.of(call.get(WHO)));
        for (var who : tx.people(here)) rules(tx).forEach(rule -> consider(rule, who, tx));
        return Answer.done(Card.of("Looked"));
    }

    private Answer sweep(Call call, Tx tx) {
        tx.table(RuleTable.class).of(call.get(ONE)).ifPresent(rule -> {
            var next = tx.table(RuleTable.class).people(rule.communityId(), call.get(AFTER), AT_ONCE);
            tx.people(next).forEach(who -> consider(rule, who, tx));
            if (next.size() == AT_ONCE) sweepAfter(next.getLast(), rule, tx);
        });
        return Answer.done(Card.of("Looked"));
    }

    /** Given once, and never against a moderator's word. */
    private void consider(Rule rule, Person who, Tx tx) {
        var badges = tx.table(BadgeTable.class);
        if (badges.has(rule.badgeId(), who.id()) || tx.table(RuleTable.class).isWithheld(rule.badgeId(), who.id()) || deeds.count(rule.kind(), who, tx) < rule.times()) return;
        tx.table(HoldingTable.class).give(rule.badgeId(), who.id(), tx.now(), rule.written());
        tx.table(HoldingTable.class).find(rule.badgeId(), who.id()).ifPresent(held -> {
            tx.audit("give badge", "person " + who.id(), Text.of("{who} was given the badge {badge} by its rule: {rule}", who.mention("who"), plain("badge", held.name()), text("rule", rule.words())));
            tx.tell(who, held.key(), BadgeCards.earned(held, who, tx), Manner.NEWS);
            homes.refresh(who, tx);
        });
    }

    private Answer undone(Call call, Tx tx) {
        var here = tx.people(tx.table(AccountTable.class).here(List.of(call.get(WHO))));
        tx.table(RuleTable.class).of(call.get(ONE)).ifPresent(rule -> here.forEach(who -> tx.table(HoldingTable.class).find(rule.badgeId(), who.id()).filter(held -> isLost(held, rule, who, tx))
            .ifPresent(held -> takeBack(held, who, tx))));
        return Answer.done(Card.of("Looked"));
    }

    /** Whoever has it by a rule that has become stricter keeps it while they have done what was asked then; what a moderator gave is no rule's to take. */
    private boolean isLost(Holding held, Rule rule, Person who, View view) {
        return held.rule().filter(then -> then.kind() == rule.kind() && deeds.count(rule.kind(), who, view) < Math.min(then.times(), rule.times())).isPresent();
    }

    /** They may earn it again: unlike what a moderator takes. */
    private void takeBack(Holding held, Person who, Tx tx) {
        Showing.unsay(held, tx);
        tx.table(AccountTable.class).accounts(held.communityId(), who.id()).forEach(account -> tx.unpost(Account.of(account.id()).direct(), held.key()));
        tx.table(BadgeTable.class).take(held.badgeId(), who.id());
        tx.audit("take badge", "person " + who.id(), Text.of("{who} no longer has the badge {badge}: what it was given for was undone", who.mention("who"), plain("badge", held.name())));
        homes.refresh(who, tx);
    }

    /** As an answer says it. */
    static Card made(Rule rule, String badge) {
        return Card.of("From now on the badge {badge} is given {rule}", strong("badge", badge), text("rule", rule.words())).tone(Card.Tone.GOOD)
            .say("Whoever has done that already gets it within the next minutes. Each is told once, privately, and decides themselves whether others hear of it.")
            .note("From whom a moderator takes it, the rule does not give it again.");
    }
}
