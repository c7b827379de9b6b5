package usher.reminders;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Trigger;
import usher.Tx;
import usher.View;
import usher.events.Companion;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.events.Events;

/** Reminds those who are in of their events. What is said to whom: {@link Reminding}. */
public final class Reminders implements Feature, Companion {

    static final String DUE = "reminder.due";
    /** Half of the longest lead: later than that no reminder is of use; within it each has its own rule, see the package. */
    private static final Duration LATEST = Duration.ofMinutes(Leads.LONGEST / 2);

    public static final Field.Line LEADS = new Field.Line(Field.required("before", "Before it begins", "up to five times, for example 1 d, 1 h, 10 min; or none"), 100);
    private static final Field.Id LEAD = new Field.Id("lead");
    private static final Field.Id START = new Field.Id("start");

    /** The zone whose calendar an event's days are counted by: its series', else its community's. */
    public interface Zones {
        ZoneId of(Event event, View view);
    }

    private final Zones zones;

    public Reminders(Zones zones) {
        this.zones = zones;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("event remind", "Say when those who are in are reminded of an event", Right.ANYONE, List.of(EventFields.WHICH, LEADS), this::choose),
            Action.timer(DUE, Trigger.Late.SKIP, LATEST, List.of(EventFields.EVENT, LEAD, START), this::due));
    }

    private Answer choose(Call call, Tx tx) {
        var event = managed(call.get(EventFields.WHICH), tx);
        if (event.phase(tx.now()) == Event.Phase.CANCELLED || !event.startsAt().isAfter(tx.now())) {
            throw Refusal.of("{title} has begun or will not be: there is nothing left to remind anyone of.", Text.strong("title", event.title()));
        }
        Leads leads;
        try {
            leads = Leads.read(call.get(LEADS));
        } catch (Refusal no) {
            throw no.at(LEADS);
        }
        set(event, leads, tx);
        tx.audit("remind", event.subject(), leads.words());
        var card = Card.of("Reminders of {title}", Text.strong("title", event.title())).tone(Card.Tone.GOOD).with(new Card.Paragraph(leads.words()));
        return Answer.done(leads.minutes().isEmpty() ? card : card.note("Everyone hears of it privately or in its discussion, as they chose."));
    }

    private static Event managed(long id, Tx tx) {
        var event = tx.table(EventTable.class).find(id).filter(it -> it.communityId() == tx.community().id())
            .orElseThrow(() -> Refusal.of("That event is not one of this community''s. {command} shows those that are.", Text.code("command", "/event list")));
        if (!Events.manages(tx.caller(), event, tx)) throw Refusal.of("Only a host of {title} or a moderator can do that.", Text.strong("title", event.title()));
        return event;
    }

    /** From now on the event has these reminders. */
    public void set(Event event, Leads leads, Tx tx) {
        tx.table(ReminderTable.class).save(event.id(), leads);
        planned(event, tx);
    }

    public Leads of(Event event, View view) {
        return view.table(ReminderTable.class).leads(event.id());
    }

    /** Sets a timer for every reminder that is still to come. One that is due already is left alone: if it still waits, it knows by itself what it is about. */
    @Override
    public void planned(Event event, Tx tx) {
        var minutes = of(event, tx).minutes();
        for (var nth = 0; nth < Leads.MOST; nth++) {
            if (nth >= minutes.size()) {
                tx.cancel(timer(event, nth));
                continue;
            }
            var due = Leads.before(event.startsAt(), minutes.get(nth), zones.of(event, tx));
            if (due.isAfter(tx.now())) tx.at(due, timer(event, nth), DUE, EventFields.EVENT.is(event.id()), LEAD.is((long) minutes.get(nth)), START.is(event.startsAt().getEpochSecond()));
        }
    }

    @Override
    public void cancelled(Event event, Tx tx) {
        for (var nth = 0; nth < Leads.MOST; nth++) tx.cancel(timer(event, nth));
    }

    private static String timer(Event event, int nth) {
        return "remind " + event.id() + " " + nth;
    }

    /** A reminder is due. The event is read again: it may have moved, or been given other reminders. */
    private Answer due(Call call, Tx tx) {
        var found = tx.table(EventTable.class).find(call.get(EventFields.EVENT)).filter(it -> it.communityId() == tx.community().id() && !it.isCancelled());
        int lead = Math.toIntExact(call.get(LEAD));
        if (found.isEmpty() || found.get().startsAt().getEpochSecond() != call.get(START) || !of(found.get(), tx).minutes().contains(lead)) return Answer.done(Card.of("Not any more"));
        var event = found.get();
        var why = pointless(event, lead, tx);
        if (why.isEmpty()) new Reminding(event, lead, tx).send(lead == of(event, tx).minutes().getFirst());
        else tx.skipped("reminder " + lead + " min before " + event.subject(), why);
        return Answer.done(Card.of("Reminded"));
    }

    /** Why a reminder has lost its point; empty while it has one. */
    private String pointless(Event event, int lead, Tx tx) {
        var start = event.startsAt();
        var due = Leads.before(start, lead, zones.of(event, tx));
        if (!tx.now().isBefore(start)) return "the event had begun";
        if (Duration.between(due, tx.now()).multipliedBy(2).compareTo(Duration.between(due, start)) > 0) return "more than half of its time had gone by";
        var isOvertaken = of(event, tx).minutes().stream().map(other -> Leads.before(start, other, zones.of(event, tx))).anyMatch(other -> other.isAfter(due) && isPast(other, tx));
        return isOvertaken ? "a later one was due as well" : "";
    }

    private static boolean isPast(Instant at, Tx tx) {
        return !at.isAfter(tx.now());
    }
}
