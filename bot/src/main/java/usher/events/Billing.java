package usher.events;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import usher.Call;
import usher.Field;
import usher.Refusal;
import usher.Tx;
import usher.View;
import usher.Wanted;

/** Reads a bill from what a person sent, over what a format or the event itself says where they left something out. */
final class Billing {

    /** The next in line needs a night and a day to arrange to come. */
    private static final Duration GRACE = Duration.ofHours(24);
    private static final Duration OFFER = Duration.ofHours(2);
    /** A moment that passed while the form was being filled in is taken as now. */
    private static final Duration JUST_PASSED = Duration.ofMinutes(2);
    private static final Duration FARTHEST = Duration.ofDays(730);

    private Billing() {}

    /** A new event's bill. */
    static Bill fresh(Call call, Format format, Tx tx) {
        var agenda = at(EventFields.AGENDA, () -> call.find(EventFields.AGENDA).filter(Billing::isSaid).map(Agenda::read));
        var minutes = call.find(EventFields.LENGTH).map(Billing::minutes).or(() -> agenda.map(Agenda::sum)).orElse(format.minutes());
        var boxes = agenda.orElseGet(() -> Agenda.fitted(format.agenda(), minutes));
        at(EventFields.AGENDA, () -> filled(boxes, minutes));
        var options = at(EventFields.OPTIONS, () -> call.find(EventFields.OPTIONS).filter(Billing::isSaid).map(Options::read)).orElse(format.options());
        var capacity = capacity(call.find(EventFields.CAPACITY), options, options.isEmpty() ? format.capacity() : Options.sum(options));
        return new Bill(format.number(), format.name(), call.get(EventFields.TITLE), call.get(EventFields.PROMISE), minutes, capacity, options, boxes,
            place(call, Optional.empty(), tx), minutes(call.find(EventFields.CUTOFF).orElse(Duration.ZERO)), minutes(call.find(EventFields.GRACE).orElse(GRACE)),
            minutes(call.find(EventFields.OFFER).orElse(OFFER)), format.prework(), format.duties(), picture(call, Optional.empty()), ping(call));
    }

    /** An event's bill with what the call changes of it. */
    static Bill changed(Call call, Bill old, Tx tx) {
        var boxes = at(EventFields.AGENDA, () -> call.find(EventFields.AGENDA).map(typed -> isSaid(typed) ? Agenda.read(typed) : List.<Box>of())).orElse(old.agenda());
        var minutes = call.find(EventFields.LENGTH).map(Billing::minutes).orElse(old.minutes());
        at(call.find(EventFields.AGENDA).isPresent() ? EventFields.AGENDA : EventFields.LENGTH, () -> filled(boxes, minutes));
        var options = at(EventFields.OPTIONS, () -> call.find(EventFields.OPTIONS).map(typed -> isSaid(typed) ? Options.read(typed) : List.<Bill.Option>of())).orElse(old.options());
        var capacity = capacity(call.find(EventFields.CAPACITY), options, options.isEmpty() || options.equals(old.options()) ? old.capacity() : Options.sum(options));
        return new Bill(old.format(), old.kind(), call.find(EventFields.NEW_TITLE).orElse(old.title()), call.find(EventFields.NEW_PROMISE).orElse(old.promise()), minutes, capacity, options,
            boxes, place(call, old.place(), tx), call.find(EventFields.CUTOFF).map(Billing::minutes).orElse(old.cutoff()), call.find(EventFields.GRACE).map(Billing::minutes).orElse(old.grace()),
            call.find(EventFields.OFFER).map(Billing::minutes).orElse(old.offer()), old.prework(), old.duties(), picture(call, old.picture()), old.ping());
    }

    private static int minutes(Duration length) {
        return (int) length.toMinutes();
    }

    private static List<Box> filled(List<Box> boxes, int minutes) {
        Agenda.mustFill(boxes, minutes);
        return boxes;
    }

    /** All the options' seats count, unless a smaller number in all was said. */
    private static int capacity(Optional<Integer> typed, List<Bill.Option> options, int usual) {
        if (options.isEmpty() || typed.isEmpty()) return typed.orElse(usual);
        var sum = Options.sum(options);
        var most = options.stream().mapToInt(Bill.Option::capacity).max().orElse(0);
        if (typed.get() > sum || typed.get() < most) {
            throw Refusal.of("The options have {sum} seats together, so Seats can be from {most} to {sum}. Leave it empty, and all of them count.", count("sum", sum), count("most", most))
                .at(EventFields.CAPACITY);
        }
        return typed.get();
    }

    private static Optional<Place> place(Call call, Optional<Place> old, View view) {
        return at(EventFields.PLACE, () -> call.find(EventFields.PLACE).map(typed -> Optional.of(typed).filter(Billing::isSaid).map(it -> Places.read(it, view))).orElse(old));
    }

    private static Optional<URI> picture(Call call, Optional<URI> old) {
        return at(EventFields.PICTURE, () -> call.find(EventFields.PICTURE).map(typed -> Optional.of(typed).filter(Billing::isSaid).map(Places::link)).orElse(old));
    }

    private static Optional<Wanted.Ping.Role> ping(Call call) {
        return call.find(EventFields.PING).map(role -> new Wanted.Ping.Role(call.by().account().space(), role));
    }

    /** {@code none} takes away what was there. */
    private static boolean isSaid(String typed) {
        return !typed.equals("-") && !typed.toLowerCase(Locale.ROOT).equals("none");
    }

    /** What is wrong is said beside the field it came from. */
    private static <T> T at(Field<?> field, Supplier<T> read) {
        try {
            return read.get();
        } catch (Refusal no) {
            throw no.at(field);
        }
    }

    /** Throws {@link Refusal} for a start that has passed or is years away and, while people sign up, for a cut-off that would have passed. */
    static void mustCome(Instant start, Bill bill, boolean open, Tx tx) {
        if (start.isBefore(tx.now().minus(JUST_PASSED))) {
            throw Refusal.of("{when} has passed. Type a time to come, for example {example}", moment("when", start), code("example", "tomorrow 6pm")).at(EventFields.START);
        }
        if (start.isAfter(tx.now().plus(FARTHEST))) {
            throw Refusal.of("{when} is more than two years away. Type an earlier time, for example {example}", moment("when", start), code("example", "tomorrow 6pm")).at(EventFields.START);
        }
        var ends = start.minus(Duration.ofMinutes(bill.cutoff()));
        if (open && bill.cutoff() > 0 && !ends.isAfter(tx.now())) {
            throw Refusal.of("Then nobody could sign up: that would have ended {when}. Choose a shorter time before the start, for example {example}", moment("when", ends), code("example", "15 min"))
                .at(EventFields.CUTOFF);
        }
    }
}
