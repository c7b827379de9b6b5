package usher.events;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import usher.Address;
import usher.Answer;
import usher.Card;
import usher.Feature;
import usher.Pages;
import usher.Space;
import usher.Value;
import usher.Wanted;
import usher.badges.Badges;
import usher.deliverables.Deliverables;
import usher.drops.Drops;
import usher.followups.Followups;
import usher.gates.Gatehouse;
import usher.gates.Gates;
import usher.help.Help;
import usher.measures.Reports;
import usher.people.Homes;
import usher.people.People;
import usher.seats.Occasions;
import usher.seats.Seating;
import usher.series.Planning;
import usher.surveys.Surveys;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.TestPlatform;

/** A community with everything that goes with events, and short ways to set one. */
public final class Gathering implements AutoCloseable {

    public static final Value TITLE = EventFields.TITLE.is("Portfolio clinic");
    public static final Value PROMISE = EventFields.PROMISE.is("A reviewed first page");
    public static final Value START = new Value("start", "2027-01-20 18:00");
    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}");

    public final Chat chat = new Chat(Gathering::features);
    /** Admins, and so moderators. */
    public final Persona mo = chat.admin("Mo");
    public final Persona olga = chat.admin(Chat.OTHER, "Olga");
    public final Persona ann = chat.member("Ann");
    public final Persona ben = chat.member("Ben");
    public final Persona cleo = chat.member("Cleo");
    private long id;

    private static List<Feature> features() {
        var all = new ArrayList<Feature>();
        var homes = new Homes(() -> all);
        var seating = new Seating(Occasions.among(() -> all), homes);
        var gatehouse = new Gatehouse(() -> all);
        all.add(new Help(() -> all.stream().flatMap(feature -> feature.actions().stream()).toList()));
        all.add(seating);
        all.add(new Drops(seating, gatehouse, Pages.at("https://usher.example")));
        var events = new Events(seating, gatehouse, homes, () -> all);
        all.add(events);
        all.add(new FormatDesk());
        all.addAll(Planning.all(events, Pages.at("https://usher.example")));
        all.add(new Followups(homes));
        all.add(new Deliverables(homes));
        all.add(new Surveys());
        all.add(new Badges(homes, Pages.at("https://usher.example"), (_, _, _) -> 0));
        all.add(new Reports(Pages.at("https://usher.example")));
        all.add(new Gates());
        all.addAll(People.all(() -> all, homes, space -> Optional.of(URI.create("https://invite.example/" + space.id()))));
        return all;
    }

    /** An event a week and a day ahead, of an hour, announced in {@code general}. */
    public Gathering event(Value... more) {
        var values = new ArrayList<>(List.of(TITLE, PROMISE, START));
        for (var value : more) {
            values.removeIf(it -> it.name().equals(value.name()));
            values.add(value);
        }
        mo.says("/event create", values.toArray(Value[]::new)).isAnswered("is set");
        id = named();
        chat.settles();
        return this;
    }

    public static Value seats(int seats) {
        return EventFields.CAPACITY.is(seats);
    }

    public static Value which() {
        return new Value("which", "Portfolio clinic");
    }

    /** The number of the newest event. */
    public long id() {
        return id;
    }

    /** As the moderator's card names it. */
    private long named() {
        var done = (Answer.Done) mo.answer();
        return done.card().controls().stream().filter(Card.Button.class::isInstance).map(Card.Button.class::cast).flatMap(it -> it.values().stream())
            .filter(value -> value.name().equals("event") || value.name().equals("which")).map(value -> Long.parseLong(value.text())).findFirst().orElseThrow();
    }

    /** What the first Going button of the newest post signs up for. */
    long option() {
        return shown(Chat.MAIN).card().controls().stream().filter(Card.Button.class::isInstance).map(Card.Button.class::cast).filter(button -> button.action().equals(Replies.GOING))
            .map(button -> Long.parseLong(button.values().getLast().text())).findFirst().orElseThrow();
    }

    /** The newest post in a space, in plain words. */
    public String post(Space space) {
        return CardText.of(shown(space).card(), Locale.ENGLISH);
    }

    public String post() {
        return post(Chat.MAIN);
    }

    public TestPlatform.Shown shown(Space space) {
        chat.settles();
        return chat.platform(space).messages(Address.channel(space, "general")).getLast();
    }

    /** What hangs under the newest event's post; it is shown a moment after the post. */
    public <T extends Wanted> T under(Space space, Class<T> type) {
        chat.passes(Duration.ofSeconds(2));
        return chat.platform(space).messages().stream().filter(it -> it.at().kind() == Address.Kind.UNDER).map(TestPlatform.Shown::wanted).filter(type::isInstance).map(type::cast)
            .reduce((one, other) -> other).orElseThrow(() -> new AssertionError("not among " + chat.platform(space).messages()));
    }

    public Gathering connected() {
        mo.says("/usher connect");
        olga.says("/usher connect", new Value("code", code(mo)));
        mo.presses("Confirm").isAnswered("is now part of your community");
        olga.calls("usher.channel", new Value("channel", Address.channel(Chat.OTHER, "general").key()));
        return this;
    }

    public void link(Persona one, Persona other) {
        one.says("/my link");
        other.says("/my link", new Value("code", code(one))).isAnswered("Your accounts are linked");
    }

    public static String code(Persona asked) {
        var match = CODE.matcher(asked.answered());
        if (!match.find()) throw new AssertionError("no code in: " + asked.answered());
        return match.group();
    }

    /** How many private messages to somebody say this now. */
    public static long told(Persona who, String words) {
        return who.direct().stream().filter(it -> CardText.of(it.card(), Locale.ENGLISH).contains(words)).count();
    }

    public void until(String instant) {
        chat.passes(Duration.between(chat.clock().instant(), Instant.parse(instant)));
    }

    @Override
    public void close() {
        chat.close();
    }
}
