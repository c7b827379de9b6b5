package usher.badges;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Draft;
import usher.Field;
import usher.Pages;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.Values;
import usher.View;
import usher.Wanted;
import usher.people.Privacy;

/** What whoever has a badge lets others see of it: a page of its own, and an announcement. Nothing, until they say so. */
final class Showing {

    static final String SHOW = "badge.show";
    static final String PUBLISH = "badge.publish";
    static final String PUBLIC = "badge.public";
    static final String PRIVATE = "badge.private";
    static final String SHARE = "badge.share";
    static final String PAGE = "badge.page";
    static final String PICTURE = "badge.picture";

    static final Field.Id ONE = new Field.Id("badge");
    static final Field.Line NAME = new Field.Line(Field.required("name", "Your name on the page", "for example Ann Example; where it is not your name here, the page says that one, too"), 60);
    static final Field.Line TOKEN = new Field.Line(Field.required("token", "Secret", "the secret part of a badge''s address"), 40);

    private final Pages pages;

    Showing(Pages pages) {
        this.pages = pages;
    }

    List<Action> actions() {
        return List.of(
            Action.look(SHOW, "Show one of your badges", Right.ANYONE, List.of(ONE), (call, view) -> Answer.done(BadgeCards.own(own(call, view), view.caller(), pages, view))),
            Action.press(PUBLISH, "Make a badge''s page public", Right.ANYONE, List.of(ONE), Showing::ask),
            Action.press(PUBLIC, "Make a badge''s page public", Right.ANYONE, List.of(ONE, NAME), this::show),
            Action.press(PRIVATE, "Make a badge''s page private", Right.ANYONE, List.of(ONE), this::hide),
            Action.press(SHARE, "Share a badge with everybody", Right.ANYONE, List.of(ONE), this::share),
            Action.page(PAGE, "/badge/{token}", List.of(TOKEN), Showing::page),
            Action.page(PICTURE, "/badge/{token}/picture.svg", List.of(TOKEN), Showing::picture));
    }

    private static Holding own(Call call, View view) {
        return view.table(HoldingTable.class).find(call.get(ONE), view.caller().id())
            .orElseThrow(() -> Refusal.of("That badge is not yours, or not any more. {command} shows those that are.", Text.code("command", "/badge list")));
    }

    /** The name they would have on the page is filled in, for them to choose; by their account the form is found, should they be forgotten before it is sent. */
    private static Answer ask(Call call, Tx tx) {
        var held = own(call, tx);
        var values = Map.of(ONE.name(), ONE.is(held.badgeId()).text(), NAME.name(), held.publicName().orElseGet(() -> fitting(tx.caller().name())), "whose", tx.caller().account().key());
        var kept = tx.keep(new Call(call.id(), call.arrived(), PUBLIC, call.by(), call.in(), Values.of(values)));
        return new Answer.Form(new Draft(kept, PUBLIC, new HashMap<>(values), Map.of()));
    }

    static String fitting(String name) {
        return name.codePointCount(0, name.length()) <= NAME.most() ? name : name.substring(0, name.offsetByCodePoints(0, NAME.most()));
    }

    private Answer show(Call call, Tx tx) {
        var held = own(call, tx);
        if (!held.publicName().equals(Optional.of(call.get(NAME)))) forgetName(held, tx);
        tx.table(HoldingTable.class).show(held.badgeId(), held.personId(), held.publicAs().orElseGet(() -> secret(tx)), call.get(NAME));
        return shown(call, tx);
    }

    /** 128 bits of chance: nobody guesses one. */
    private static String secret(Tx tx) {
        return "%016x%016x".formatted(tx.random().nextLong(), tx.random().nextLong());
    }

    private Answer hide(Call call, Tx tx) {
        var held = own(call, tx);
        forgetName(held, tx);
        tx.table(HoldingTable.class).show(held.badgeId(), held.personId(), null, null);
        return shown(call, tx);
    }

    /** Once; who has shared it need not press again, and nobody is pinged. */
    private Answer share(Call call, Tx tx) {
        var held = own(call, tx);
        if (held.sharedIn().isEmpty()) {
            var where = BadgeCards.announced(tx.caller(), tx).orElseThrow(() -> Refusal.of("There is no channel for announcements here yet. An admin chooses one with {command}.", Text.code("command", "/usher setup")));
            var who = tx.caller();
            var key = "shared badge " + tx.newId();
            tx.table(HoldingTable.class).share(held.badgeId(), held.personId(), where.key(), key);
            tx.post(where, key, () -> Wanted.message(BadgeCards.shared(held, who), tx.community().locale()));
        }
        return shown(call, tx);
    }

    private Answer shown(Call call, Tx tx) {
        return Answer.done(BadgeCards.own(own(call, tx), tx.caller(), pages, tx));
    }

    /** A name that somebody goes by no longer does not stand in what they were answered with either. */
    private static void forgetName(Holding held, Tx tx) {
        held.publicName().ifPresent(name -> Privacy.forgetAnswers(name, tx));
    }

    /** Whoever has it no longer: what was said of it is taken down. */
    static void unsay(Holding held, Tx tx) {
        forgetName(held, tx);
        held.sharedIn().ifPresent(where -> held.sharedAs().ifPresent(key -> tx.unpost(Address.of(where), key)));
    }

    private record Shown(Holding held, Person who, View inside) {}

    private static Shown shown(Call call, View view) {
        var held = view.table(HoldingTable.class).shown(call.get(TOKEN)).orElseThrow(Showing::none);
        var inside = view.within(held.communityId());
        var who = inside.person(held.personId()).orElseThrow(Showing::none);
        return new Shown(held, who, inside);
    }

    private static Refusal none() {
        return Refusal.of("There is no badge at this address: it is mistyped, or whoever has the badge does not show it.");
    }

    private static Answer page(Call call, View view) {
        var it = shown(call, view);
        return Answer.done(BadgeCards.page(it.held(), it.who(), call.get(TOKEN), it.inside()));
    }

    private static Answer picture(Call call, View view) {
        var it = shown(call, view);
        var community = it.inside().community();
        var svg = BadgePicture.of(it.held().name(), it.held().publicName().orElseGet(it.who()::name), community.name(), it.held().givenAt().atZone(community.zone()).toLocalDate());
        return new Answer.Download("badge.svg", "image/svg+xml", svg.getBytes(UTF_8), BadgeCards.page(it.held(), it.who(), call.get(TOKEN), it.inside()));
    }

    /** With them their pages go. */
    static void left(Person who, Tx tx) {
        tx.table(HoldingTable.class).hide(who.id());
    }
}
