package usher.hours;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import usher.Account;
import usher.Address;
import usher.Card;
import usher.Manner;
import usher.Person;
import usher.Space;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.Wanted;
import usher.people.AccountTable;

/**
 * Where a case is talked about. Its mentors have a room, a thread under its post in each of the queue's board channels where Usher hears what is written; its asker has
 * their private messages with Usher, since a thread in a channel is not private. What is written in one of these is passed on to the others, in the order in which it was
 * heard; edits and deletions follow.
 */
final class Rooms {

    private static final String THREAD = "thread";
    /** Lines of helpers that begin so stay among helpers. */
    static final String ASIDE = "//";
    /** How long after their last line somebody counts as being in the conversation. */
    private static final Duration AWAKE = Duration.ofMinutes(15);

    private Rooms() {}

    /** Opens a case's rooms when somebody has taken it, and keeps their heads true from then on. One that is answered together with another needs none until it is by itself. */
    static void follow(Case it, Tx tx) {
        var open = rooms(it, tx);
        if (!open.isEmpty()) head(it, open, tx);
        else if (it.mentorId().isPresent() && !Batches.isLed(it, tx)) opened(it, tx);
    }

    private static void head(Case it, List<Address> rooms, Tx tx) {
        for (var room : rooms) {
            tx.post(room, it.subject(), () -> Wanted.message(CaseCards.room(it, tx), tx.community().locale()));
            tx.post(Address.under(room, it.subject()), THREAD, () -> new Wanted.Thread(Text.verbatim(it.goal()), tx.community().locale(), mentor(it, room.space(), tx), false));
        }
    }

    private static void opened(Case it, Tx tx) {
        var hearing = tx.spaces().stream().filter(View.Home::hears).map(View.Home::space).toList();
        var rooms = tx.table(QueueTable.class).boards(it.queueId()).stream().filter(board -> hearing.contains(board.space())).toList();
        var table = tx.table(CaseTable.class);
        for (var room : rooms) {
            table.told(it.id(), Address.under(room, it.subject()).key(), THREAD);
            table.told(it.id(), room.key(), it.subject());
        }
        head(it, rooms, tx);
        var said = new TreeMap<Long, Runnable>(); // in the order in which it was said, by buttons and in words
        table.entries(it.id()).stream().filter(entry -> !entry.words().isEmpty()).forEach(entry -> said.put(entry.id(), () -> done(entry, it, rooms, tx)));
        tx.table(LineTable.class).of(it.id()).forEach(line -> said.put(line.slot(), () -> in(rooms, line, it, tx)));
        said.values().forEach(Runnable::run);
    }

    private static List<Address> rooms(Case it, View view) {
        return view.table(LineTable.class).postedAt(it.id(), it.subject()).stream().map(Address::of).toList();
    }

    private static List<Account> mentor(Case it, Space space, Tx tx) {
        return it.mentorId().stream().flatMap(id -> accounts(id, tx)).filter(account -> account.space().equals(space)).toList();
    }

    private static Stream<Account> accounts(long person, View view) {
        return view.table(AccountTable.class).accounts(view.community().id(), person).stream().filter(row -> !row.gone()).map(row -> Account.of(row.id()));
    }

    /** Shows in the rooms what was said about the case by a button. */
    static void done(Entry entry, Case it, Tx tx) {
        var rooms = rooms(it, tx);
        if (!rooms.isEmpty()) done(entry, it, rooms, tx);
    }

    private static void done(Entry entry, Case it, Collection<Address> rooms, Tx tx) {
        for (var room : rooms) post(Address.under(room, it.subject()), "entry " + entry.id(), it, CaseCards.formal(entry, tx), List.of(), tx);
    }

    /** Passes a line on to everybody whom it concerns and who did not see it where it was written. */
    static void passOn(Line line, Case it, Tx tx) {
        var rooms = rooms(it, tx);
        in(rooms.stream().filter(room -> !room.key().equals(line.writtenIn())).toList(), line, it, tx);
        if (!isBy(it.askerId(), line) && !isAside(line)) tx.person(it.askerId()).ifPresent(asker -> privately(asker, line, it, tx));
        it.mentorId().filter(mentor -> !isBy(mentor, line)).filter(mentor -> accounts(mentor, tx).noneMatch(account -> rooms.stream().anyMatch(room -> room.space().equals(account.space()))))
            .flatMap(tx::person).ifPresent(mentor -> privately(mentor, line, it, tx));
        inOrder(line, it, tx);
    }

    /** A line that was heard after later ones: whatever passes these on shows what was written then, as if nothing had been late. */
    private static void inOrder(Line late, Case it, Tx tx) {
        if (late.sent() == 0) return;
        var table = tx.table(LineTable.class);
        var lines = new ArrayList<>(List.of(late));
        table.after(it.id(), late.writtenIn(), late.sent()).stream().filter(line -> isAside(line) == isAside(late)).forEach(lines::add);
        if (lines.size() == 1) return;
        var slots = lines.stream().map(Line::slot).sorted().toList();
        for (var i = 0; i < slots.size(); i++) {
            var line = lines.get(i).about(it.id(), slots.get(i));
            table.about(line.id(), it.id(), line.slot());
            changed(line, it, tx);
        }
    }

    private static boolean isBy(long person, Line line) {
        return line.personId().filter(author -> author == person).isPresent();
    }

    static boolean isAside(Line line) {
        return line.blocks().stream().findFirst().filter(block -> block instanceof Card.Paragraph words && words.text().plain(Locale.ROOT).stripLeading().startsWith(ASIDE)).isPresent();
    }

    private static void in(Collection<Address> rooms, Line line, Case it, Tx tx) {
        for (var room : rooms) {
            var pings = isBy(it.askerId(), line) ? mentor(it, room.space(), tx).stream().<Wanted.Ping>map(Wanted.Ping.Person::new).toList() : List.<Wanted.Ping>of();
            post(Address.under(room, it.subject()), line.key(), it, drawn(line, room.space(), tx), pings, tx);
        }
    }

    private static void post(Address to, String key, Case it, Card card, List<Wanted.Ping> pings, Tx tx) {
        tx.table(CaseTable.class).told(it.id(), to.key(), key);
        tx.post(to, key, () -> new Wanted.Message(card, tx.community().locale(), pings, ""));
    }

    private static void privately(Person who, Line line, Case it, Tx tx) {
        tx.table(CaseTable.class).told(it.id(), who.account().direct().key(), line.key());
        tx.tell(who, line.key(), privately(line, it, who.account().space(), tx), manner(who, it, tx));
    }

    /** What waits for the end of the night of whoever wrote this is told them now: they are up. */
    static void wakes(Line line, Case it, Tx tx) {
        tx.table(LineTable.class).held(it.id(), line.writtenIn()).forEach(tx::retry);
    }

    /** Whoever wrote just now is awake, whatever their quiet hours say. */
    private static Manner manner(Person who, Case it, Tx tx) {
        return tx.table(LineTable.class).wrote(it.id(), who.id()).filter(at -> at.plus(AWAKE).isAfter(tx.now())).isPresent() ? Manner.URGENT : Manner.OWN;
    }

    /** Whatever passed the line on says what it says now, or is taken away with it. */
    static void changed(Line line, Case it, Tx tx) {
        for (var key : tx.table(LineTable.class).postedAt(it.id(), line.key())) {
            var to = Address.of(key);
            if (line.isGone() || isAside(line) && isAskers(to, it, tx)) tx.unpost(to, line.key());
            else if (to.kind() != Address.Kind.DIRECT) tx.post(to, line.key(), () -> Wanted.message(drawn(line, to.space(), tx), tx.community().locale()));
            else tx.person(new Account(to.space(), to.id())).ifPresent(who -> tx.tellAgain(who, to, line.key(), privately(line, it, to.space(), tx), manner(who, it, tx)));
        }
    }

    private static boolean isAskers(Address to, Case it, Tx tx) {
        return to.kind() == Address.Kind.DIRECT && tx.person(new Account(to.space(), to.id())).filter(who -> who.id() == it.askerId()).isPresent();
    }

    /** Who said it, and what, with mentions of people that are somebody in that space too. */
    private static Card privately(Line line, Case it, Space space, Tx tx) {
        var who = Text.text("who", CaseCards.author(line.personId(), tx));
        return new Card(Text.of("{who} says about {goal}", who, Text.strong("goal", it.goal())), Card.Tone.PLAIN, drawn(line, space, tx).blocks(), List.of());
    }

    private static Card drawn(Line line, Space space, Tx tx) {
        var blocks = new ArrayList<Card.Block>();
        line.blocks().forEach(block -> blocks.add(block instanceof Card.Paragraph it ? new Card.Paragraph(mapped(it.text(), space, tx)) : block));
        return new Card(CaseCards.author(line.personId(), tx), Card.Tone.PLAIN, blocks, List.of());
    }

    private static Text mapped(Text text, Space space, Tx tx) {
        return new Text(text.pattern(), text.args().stream().map(arg -> arg instanceof Text.Mention it ? mapped(it, space, tx) : arg).toList());
    }

    private static Text.Arg mapped(Text.Mention it, Space space, Tx tx) {
        var person = tx.person(it.account());
        var there = person.stream().flatMap(who -> accounts(who.id(), tx)).filter(account -> account.space().equals(space)).findFirst();
        return there.<Text.Arg>map(account -> Text.mention(it.name(), account, person.get().name())).orElse(it);
    }

    /** Whether Usher is told what this person writes to it. */
    static boolean hears(long person, View view) {
        return view.person(person).filter(who -> view.spaces().stream().anyMatch(home -> home.hears() && home.space().equals(who.account().space()))).isPresent();
    }

    static Optional<Case> about(long id, View view) {
        return view.table(CaseTable.class).find(view.community().id(), id);
    }
}
