package usher.progress;

import java.time.Duration;
import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Pages;
import usher.Right;
import usher.SignedLink;
import usher.Text;
import usher.Trigger;
import usher.Tx;
import usher.View;
import usher.badges.Awards;
import usher.events.Companion;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;

/** Shows people what they did here, privately, and by a link that ends to whomever they give it to. It keeps nothing itself. */
public final class Progress implements Feature, Companion {

    private static final String COMMAND = "my progress";
    private static final String PAGE = "progress.page";
    private static final String AFTER = "progress.after";
    /** Long enough for a report to somebody, short enough to be forgotten. */
    private static final Duration LASTS = Duration.ofDays(7);
    /** While people are checked in one after the other, one look will do. */
    private static final Duration SETTLES = Duration.ofMinutes(1);

    private final Pages pages;

    public Progress(Pages pages) {
        this.pages = pages;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.question(COMMAND, "Show what you did here, and get a page of it", Right.ANYONE, List.of(), this::mine),
            Action.page(PAGE, "/progress/{token}", List.of(SignedLink.TOKEN), this::page),
            Action.timer(AFTER, Trigger.Late.FINE, Duration.ofHours(1), List.of(EventFields.EVENT), Progress::look));
    }

    private Answer mine(Call call, View view) {
        var who = view.caller();
        var link = new SignedLink(PAGE, who.id(), who.id(), view.now().plus(LASTS));
        var to = pages.link("/progress/" + link.token(view));
        return Answer.done(ProgressCards.own(who, pages, view).say("As a page, until {until}: {link}", Text.moment("until", link.until()), Text.link("link", to, to.getHost() + "/progress/…"))
            .note("Whoever has its address can read it. It shows what is so when it is opened, under your name and with nobody else''s."));
    }

    private Answer page(Call call, View view) {
        var opened = SignedLink.open(call.get(SignedLink.TOKEN), PAGE, "/" + COMMAND, view);
        return Answer.done(ProgressCards.page(opened.whose(), opened.until(), pages, opened.inside()));
    }

    /** Who came to enough events in a row may have earned a badge. */
    @Override
    public void attended(Event event, Tx tx) {
        if (event.seriesId().isPresent() && Awards.any(tx)) tx.at(tx.now().plus(SETTLES), "badges after " + event.id(), AFTER, EventFields.EVENT.is(event.id()));
    }

    private static Answer look(Call call, Tx tx) {
        tx.table(EventTable.class).find(call.get(EventFields.EVENT)).ifPresent(event -> tx.table(ProgressTable.class).came(event.poolId()).forEach(person -> Awards.look(person, tx)));
        return Answer.done(Card.of("Looked"));
    }
}
