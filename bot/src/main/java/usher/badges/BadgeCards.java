package usher.badges;

import static usher.Text.link;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import usher.Address;
import usher.Card;
import usher.Pages;
import usher.Person;
import usher.Text;
import usher.View;

/** What people read about badges that they or others have. */
final class BadgeCards {

    /** As many as a menu holds. */
    private static final int LISTED = 25;

    private BadgeCards() {}

    static Card earned(Holding held, Person who, View view) {
        return Card.of("You earned the badge {badge}", strong("badge", held.name())).tone(Card.Tone.GOOD).say("It is given {rule}.", text("rule", held.reason()))
            .note("Only you see this, unless you share it or make its page public.").controls(controls(held, who, view));
    }

    /** One badge for whoever has it. */
    static Card own(Holding held, Person who, Pages pages, View view) {
        var card = Card.of("Your badge {badge}", strong("badge", held.name())).facts(Card.fact("Why", held.reason()), Card.fact("Given", Text.of("{when}", moment("when", held.givenAt()))),
            Card.fact("Who sees it", readers(held)));
        var said = held.sharedIn().map(Address::of).map(where -> card.say("It was announced in {channel}.", Text.place("channel", where, where.id()))).orElse(card);
        return held.page(pages).map(to -> shown(said, named(held, who), to)).orElse(said).controls(controls(held, who, view));
    }

    private static Text readers(Holding held) {
        var channel = held.sharedIn().map(Address::of).map(where -> Text.place("channel", where, where.id()));
        if (held.publicAs().isEmpty()) return channel.map(it -> Text.of("whoever reads {channel}", it)).orElseGet(() -> Text.of("only you"));
        return channel.map(it -> Text.of("whoever has its address, and whoever reads {channel}", it)).orElseGet(() -> Text.of("whoever has its address"));
    }

    /** The name they chose, and with it the one they go by where it was given, should it be another: nobody passes for somebody else with a page that a community vouches for. */
    private static Text named(Holding held, Person who) {
        var name = held.publicName().orElseGet(who::name);
        return name.equals(Showing.fitting(who.name())) ? Text.verbatim(name) : Text.of("{name}, known here as {known}", plain("name", name), plain("known", who.name()));
    }

    private static Card shown(Card card, Text named, URI to) {
        return card.say("{link}", link("link", to, to.toString())).note("The page names you {name}. Made private, it is gone at once and for good; made public again, the badge has another address.", text("name", named));
    }

    private static Card.Control[] controls(Holding held, Person who, View view) {
        var all = new ArrayList<Card.Control>();
        if (held.publicAs().isEmpty()) {
            all.add(Card.button("Make public", Showing.PUBLISH, Showing.ONE.is(held.badgeId())));
        } else {
            all.add(Card.button("Change the name", Showing.PUBLISH, Showing.ONE.is(held.badgeId())));
            all.add(Card.button("Make private", Showing.PRIVATE, Showing.ONE.is(held.badgeId())));
        }
        if (held.sharedIn().isEmpty()) announced(who, view).ifPresent(_ -> all.add(Card.button("Share it with everybody", Showing.SHARE, Showing.ONE.is(held.badgeId()))));
        return all.toArray(Card.Control[]::new);
    }

    /** The channel for announcements of the space that somebody is in. */
    static Optional<Address> announced(Person who, View view) {
        return view.spaces().stream().filter(home -> home.space().equals(who.account().space())).findFirst().flatMap(View.Home::announce);
    }

    static Card list(List<Holding> all, boolean own) {
        if (all.isEmpty()) return own ? Card.of("You have no badges yet") : Card.of("They have no badges yet");
        var card = (own ? Card.of("Your badges") : Card.of("Their badges")).bullets(all.stream()
            .map(it -> Text.of("{badge}, given {when}", strong("badge", it.name()), moment("when", it.givenAt()))).toList());
        if (!own) return card;
        return card.controls(new Card.Pick(Text.of("Show a badge"), Showing.SHOW, List.of(), Showing.ONE.name(),
            all.reversed().stream().limit(LISTED).map(it -> new Card.Option(Long.toString(it.badgeId()), Text.verbatim(it.name()))).toList()));
    }

    /** What a channel reads when somebody wants it to. */
    static Card shared(Holding held, Person who) {
        return Card.of("{who} earned the badge {badge}", who.mention("who"), strong("badge", held.name())).tone(Card.Tone.GOOD).say("It is given {rule}.", text("rule", held.reason()));
    }

    /** The page, for anybody. */
    static Card page(Holding held, Person who, String token, View inside) {
        var name = held.publicName().orElseGet(who::name);
        var named = named(held, who);
        var community = plain("community", inside.community().name());
        return Card.of("{who} has the badge {badge}", strong("who", name), strong("badge", held.name())).tone(Card.Tone.GOOD)
            .with(new Card.Picture(URI.create("/badge/" + token + "/picture.svg"), Text.of("The badge {badge} of {who}, given by {community}", plain("badge", held.name()), text("who", named), community)))
            .facts(Card.fact("Who", named), Card.fact("Badge", Text.verbatim(held.name())), Card.fact("Why", held.reason()),
                Card.fact("Given", Text.of("{when}", moment("when", held.givenAt()))), Card.fact("By", Text.verbatim(inside.community().name())))
            .note("{community} vouches for it with this page: it is here only as long as the badge is theirs and they want it to be seen.", community);
    }
}
