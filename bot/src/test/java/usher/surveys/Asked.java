package usher.surveys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import usher.Answer;
import usher.Value;
import usher.events.Gathering;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.TestPlatform;

/** A gathering with an event of Mo's, on Wednesday 20 January 2027 from 18:00 UTC for an hour, and its survey: people are asked at 20:00, and it closes a week later. */
final class Asked implements AutoCloseable {

    static final String ASKED = "How was Portfolio clinic?";
    static final String EVENT = "The event, from 0 to 10";
    static final String HOSTS = "Its hosts, from 0 to 10";

    final Gathering with = new Gathering();
    final Chat chat = with.chat;
    final Persona mo = with.mo;
    final Persona ann = with.ann;
    final Persona ben = with.ben;
    final Persona cleo = with.cleo;

    static Value event() {
        return new Value("event", "Portfolio clinic");
    }

    Asked set(Value... more) {
        with.event(more);
        return this;
    }

    /** So many more members. */
    List<Persona> crowd(int size) {
        var all = new ArrayList<Persona>();
        for (var i = 0; i < size; i++) all.add(chat.member("P" + i));
        return all;
    }

    Asked going(Persona... people) {
        for (var who : people) who.presses("Going").isAnswered("Portfolio clinic");
        return this;
    }

    /** To the newest event. */
    Asked going(Persona who, String title) {
        who.presses("Going").isAnswered(title);
        return this;
    }

    Asked going(List<Persona> people) {
        return going(people.toArray(Persona[]::new));
    }

    Asked until(String instant) {
        with.until(instant);
        return this;
    }

    Asked passes(Duration time) {
        chat.passes(time);
        return this;
    }

    /** An hour after its end. */
    Asked asked() {
        return until("2027-01-20T20:00:00Z");
    }

    Asked closed() {
        return until("2027-01-27T20:00:00Z");
    }

    /** Everybody says a number for the event. */
    static void rate(List<Persona> people, int... scores) {
        for (var i = 0; i < scores.length; i++) people.get(i).picks(EVENT, option(scores[i])).isAnswered("Thank you");
    }

    static String option(int score) {
        return score == 0 ? "0: not at all likely" : score == 10 ? "10: extremely likely" : Integer.toString(score);
    }

    /** So many are there, are asked, and say these numbers of the event. */
    List<Persona> rated(int... scores) {
        set(Gathering.seats(30));
        var crowd = crowd(scores.length);
        going(crowd).asked();
        rate(crowd, scores);
        return crowd;
    }

    /** The newest event, as buttons name it. */
    Value id() {
        return new Value("event", Long.toString(with.id()));
    }

    /** What its button signs up for. */
    Value option() {
        return new Value("option", chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select pool_id from calendar_event where id = " + with.id()).mapTo(String.class).one()));
    }

    static String file(Persona who) {
        return new String(((Answer.Download) who.answer()).content(), UTF_8);
    }

    static String export(Persona who) {
        return file(who.says("/my export"));
    }

    /** The rows of these tables in words. */
    String tables(String... names) {
        return Arrays.stream(chat.rows().split("\n")).filter(it -> Arrays.stream(names).anyMatch(name -> it.toLowerCase(Locale.ROOT).startsWith(name + " "))).toList().toString();
    }

    Persona results() {
        return mo.says("/survey results", event());
    }

    static List<TestPlatform.Shown> cards(Persona who) {
        return cards(who, ASKED);
    }

    static List<TestPlatform.Shown> cards(Persona who, String words) {
        return who.direct().stream().filter(it -> CardText.of(it.card(), Locale.ENGLISH).contains(words)).toList();
    }

    static String card(Persona who) {
        var cards = cards(who);
        assertThat(cards).as("surveys of %s", who.name()).hasSize(1);
        return CardText.of(cards.getFirst().card(), Locale.ENGLISH);
    }

    @Override
    public void close() {
        with.close();
    }
}
