package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import usher.Address;
import usher.Answer;
import usher.Card;
import usher.Feature;
import usher.Value;
import usher.gates.Gates;
import usher.people.Homes;
import usher.people.People;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** A community with a queue called Reviews, which Mo keeps and Cleo mentors in; Ann and Ben bring cases. Nobody has quiet hours. */
final class Desk implements AutoCloseable {

    final Chat chat = new Chat(Desk::features);
    final Persona mo = chat.admin("Mo");
    final Persona ann = chat.member("Ann");
    final Persona ben = chat.member("Ben");
    final Persona cleo = chat.member("Cleo");

    Desk(Value... queue) {
        queue("Reviews", queue);
        mentor(cleo);
        for (var who : List.of(mo, ann, ben, cleo)) who.says("/my quiet", new Value("hours", "never"));
    }

    static List<Feature> features() {
        var all = new ArrayList<Feature>();
        var homes = new Homes(() -> all);
        all.add(new Hours(homes));
        all.add(new Gates());
        all.addAll(People.all(() -> all, homes, space -> Optional.of(URI.create("https://invite.example/" + space.id()))));
        return all;
    }

    @Override
    public void close() {
        chat.close();
    }

    void queue(String name, Value... more) {
        var values = new ArrayList<>(List.of(HoursFields.NAME.is(name), HoursFields.ABOUT.is("first pages"), HoursFields.BOARD.is(Address.channel(Chat.MAIN, "mentors"))));
        values.addAll(List.of(more));
        mo.says("/hours create", values.toArray(Value[]::new)).isAnswered(name + " is open for cases");
    }

    void mentor(Persona who) {
        mo.says("/usher role", new Value("person", who.account().key()), new Value("role", "mentor"));
    }

    Persona asks(Persona who, String goal, Value... more) {
        return asks(who, "Reviews", goal, more);
    }

    Persona asks(Persona who, String queue, String goal, Value... more) {
        var values = new ArrayList<>(List.of(new Value("queue", queue), HoursFields.GOAL.is(goal), HoursFields.TRIED.is("templates"), HoursFields.STUCK.is("what to leave out")));
        values.addAll(List.of(more));
        return who.says("/hours ask", values.toArray(Value[]::new));
    }

    Persona shows(Persona who, String goal) {
        return who.says("/hours show", new Value("case", goal));
    }

    /** The hidden number of a case, as its buttons carry it. */
    Value id(String goal) {
        return ((Answer.Done) shows(mo, goal).answer()).card().controls().stream().filter(Card.Button.class::isInstance).map(Card.Button.class::cast)
            .map(button -> new Value("case", button.values().getFirst().text())).findFirst().orElseThrow();
    }

    String board() {
        return chat.channel("mentors").stream().map(it -> CardText.of(it.card(), it.locale())).collect(Collectors.joining("\n"));
    }

    /** How many private messages with these words somebody has. */
    long told(Persona who, String words) {
        return who.direct().stream().filter(it -> CardText.of(it.card(), it.locale()).contains(words)).count();
    }

    void waitsUntil(String at) {
        chat.passes(Duration.between(chat.clock().instant(), Instant.parse(at)));
    }

    List<Map<String, Object>> rows(String sql) {
        chat.settles();
        return chat.bot().database().jdbi().withHandle(handle -> handle.createQuery(sql).mapToMap().list());
    }

    String skipped() {
        return rows("select what, why from skipped order by id").stream().map(row -> row.get("what") + ": " + row.get("why")).collect(Collectors.joining("\n"));
    }

    static String said(Answer answer) {
        return CardText.of(answer, Locale.ENGLISH);
    }

    void isShown(String words) {
        assertThat(board()).contains(words);
    }
}
