package usher.events;

import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;

import java.time.Duration;
import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.people.CodeTable;
import usher.people.Homes;
import usher.seats.Seat;
import usher.seats.SeatTable;
import usher.seats.Seats;

/** Who came: by the code that the host shows, or marked by the host. */
final class Attendance {

    static final String CODE = "event.code";
    static final String ROLL = "event.attendance";
    static final String CHECK_IN = "event.check-in";
    static final String CAME = "event.came";
    static final String MISSED = "event.missed";
    static final String UNMARKED = "event.unmarked";
    static final String ALL_CAME = "event.all-came";
    static final String PAGE = "event.attendance-page";

    /** The doors open before the start. */
    private static final Duration EARLY = Duration.ofMinutes(30);
    /** Some check in as they leave. */
    private static final Duration AFTER = Duration.ofMinutes(15);
    private static final int MOST_WRONG = 5;
    private static final Duration WRONG_COUNTS = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Homes homes;
    private final Companions companions;

    Attendance(Homes homes, Companions companions) {
        this.homes = homes;
        this.companions = companions;
    }

    List<Action> actions() {
        return List.of(
            Action.question("event code", "Show the code for checking in, for a few minutes", Right.ANYONE, List.of(EventFields.WHICH), this::code),
            Action.command("event checkin", "Say that you are there, with the code that the host shows", Right.ANYONE, List.of(EventFields.CODE), this::anywhere),
            Action.press(CHECK_IN, "Type the code that the host shows", Right.ANYONE, List.of(EventFields.EVENT, EventFields.CODE), this::there),
            Action.question("event attendance", "Mark who came", Right.ANYONE, List.of(EventFields.WHICH), (call, view) -> roll(call.get(EventFields.WHICH), 0, view)),
            Action.look(PAGE, "Mark who came", Right.ANYONE, List.of(EventFields.EVENT, EventFields.PAGE), (call, view) -> roll(call.get(EventFields.EVENT), call.get(EventFields.PAGE), view)),
            Action.press(CAME, "Mark that somebody came", Right.ANYONE, List.of(EventFields.SEAT, EventFields.PAGE), (call, tx) -> mark(call, tx, CAME)),
            Action.press(MISSED, "Mark that somebody did not come", Right.ANYONE, List.of(EventFields.SEAT, EventFields.PAGE), (call, tx) -> mark(call, tx, MISSED)),
            Action.press(UNMARKED, "Take a mark back", Right.ANYONE, List.of(EventFields.SEAT, EventFields.PAGE), (call, tx) -> mark(call, tx, UNMARKED)),
            Action.press(ALL_CAME, "Mark that all the others came", Right.ANYONE, List.of(EventFields.EVENT), this::allCame));
    }

    private Answer code(Call call, View view) {
        var live = Hosting.managed(call.get(EventFields.WHICH), view);
        mustBeOn(live.event(), view);
        return Answer.done(RollCards.code(live.event(), CheckInCode.at(live.event(), view.now()), CheckInCode.until(view.now())));
    }

    private static void mustBeOn(Event event, View view) {
        if (event.isCancelled()) throw Refusal.of("{title} was cancelled.", strong("title", event.title()));
        if (view.now().isBefore(event.startsAt().minus(EARLY))) {
            throw Refusal.of("{title} begins {when}. Checking in opens {n} minutes before.", strong("title", event.title()), moment("when", event.startsAt()), Text.count("n", EARLY.toMinutes()));
        }
        if (!isOn(event, view)) throw Refusal.of("{title} is over. Mark who came with {command}", strong("title", event.title()), Text.code("command", "/event attendance"));
    }

    private static boolean isOn(Event event, View view) {
        return !event.isCancelled() && !view.now().isBefore(event.startsAt().minus(EARLY)) && view.now().isBefore(event.endsAt().plus(AFTER));
    }

    private Answer there(Call call, Tx tx) {
        var live = Live.in(call.get(EventFields.EVENT), tx);
        if (!isOn(live.event(), tx)) throw Refusal.of("Checking in for {title} is not open. It begins {when}.", strong("title", live.title()), moment("when", live.event().startsAt()));
        return checkIn(List.of(live), call.get(EventFields.CODE), tx);
    }

    private Answer anywhere(Call call, Tx tx) {
        var on = tx.table(EventTable.class).around(tx.community().id(), tx.now().plus(EARLY), tx.now().minus(AFTER)).stream()
            .flatMap(event -> Live.find(event.id(), tx).stream()).filter(live -> isOn(live.event(), tx)).toList();
        return checkIn(on, call.get(EventFields.CODE), tx);
    }

    /** A wrong code is no refusal, for a refusal undoes its call, and wrong tries must stay counted. */
    private Answer checkIn(List<Live> on, String typed, Tx tx) {
        var table = tx.table(CodeTable.class);
        if (table.wrong(tx.caller().id(), tx.now().minus(WRONG_COUNTS)) >= MOST_WRONG) return Answer.done(RollCards.tooMany());
        var live = on.stream().filter(it -> CheckInCode.isGood(it.event(), typed, tx.now())).findFirst();
        if (live.isEmpty()) {
            table.forgetWrong(tx.now().minus(REMEMBERED));
            table.addWrong(tx.newId(), tx.caller().id(), tx.now());
            return Answer.done(RollCards.wrong());
        }
        return Answer.done(cameIn(live.get(), tx));
    }

    private usher.Card cameIn(Live live, Tx tx) {
        var mine = Seats.in(live.pool(), tx).of(tx.caller(), tx).stream().filter(Seat::isHeld).findFirst();
        if (mine.isEmpty()) return RollCards.noSeat(live.event(), live.hosts(tx));
        if (mine.get().came().isEmpty()) {
            Seats.came(mine.get(), tx.now(), tx);
            called(live, tx);
            tx.audit("check in", live.subject(), Text.of("by the code"));
            homes.refresh(tx.caller(), tx);
        }
        return RollCards.welcome(live.event());
    }

    /** From now on who is not marked at the end did not come. */
    private void called(Live live, Tx tx) {
        if (!live.event().roll()) live.save(live.event().rollCalled(), tx);
        if (live.event().endedAt().isPresent()) companions.attended(live.event(), tx);
    }

    private Answer roll(long event, long page, View view) {
        return Answer.done(RollCards.roll(Hosting.managed(event, view), (int) page, view));
    }

    private Answer mark(Call call, Tx tx, String mark) {
        var seat = tx.table(SeatTable.class).find(call.get(EventFields.SEAT)).filter(Seat::isHeld);
        var live = seat.flatMap(it -> tx.table(EventTable.class).ofPool(it.rootId())).flatMap(event -> Live.find(event.id(), tx))
            .orElseThrow(() -> Refusal.of("That seat is nobody''s any more. {command} shows those that are.", Text.code("command", "/event attendance")));
        Hosting.managed(live.event().id(), tx);
        mustHaveDoorsOpen(live.event(), tx);
        switch (mark) {
            case CAME -> Seats.came(seat.get(), tx.now(), tx);
            case MISSED -> Seats.missed(seat.get(), tx.now(), tx);
            default -> Seats.unmarked(seat.get(), tx);
        }
        called(live, tx);
        var who = tx.person(seat.get().personId());
        tx.audit("attendance", live.subject(), Text.of("{who}: {mark}", plain("who", who.map(usher.Person::name).orElse("")), Text.text("mark", said(mark))));
        who.ifPresent(it -> homes.refresh(it, tx));
        return Answer.done(RollCards.roll(live, call.get(EventFields.PAGE).intValue(), tx));
    }

    private static Text said(String mark) {
        return mark.equals(CAME) ? Text.of("came") : mark.equals(MISSED) ? Text.of("did not come") : Text.of("not known");
    }

    private static void mustHaveDoorsOpen(Event event, Tx tx) {
        if (event.isCancelled() || tx.now().isBefore(event.startsAt().minus(EARLY))) mustBeOn(event, tx);
    }

    private Answer allCame(Call call, Tx tx) {
        var live = Hosting.managed(call.get(EventFields.EVENT), tx);
        mustHaveDoorsOpen(live.event(), tx);
        var unmarked = tx.table(SeatTable.class).all(live.pool()).stream().filter(seat -> seat.isHeld() && seat.came().isEmpty() && seat.missed().isEmpty()).toList();
        unmarked.forEach(seat -> Seats.came(seat, tx.now(), tx));
        called(live, tx);
        tx.audit("attendance", live.subject(), Text.of("all the others came: {n}", Text.count("n", unmarked.size())));
        return Answer.done(RollCards.roll(live, 0, tx));
    }
}
