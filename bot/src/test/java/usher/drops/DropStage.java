package usher.drops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import usher.Answer;
import usher.Card;
import usher.Feature;
import usher.Json;
import usher.Value;
import usher.people.Homes;
import usher.people.People;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.SeatFeatures;

/** A community to make drops in: a moderator, members, and a second space that is connected when a test asks for it. Posts stand in the channel {@code general}. */
public final class DropStage implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}");

    public final Chat chat = new Chat(DropStage::features);
    public final Persona mo = chat.admin("Mo");
    public final Persona olga = chat.admin(Chat.OTHER, "Olga");
    public final Persona ann = chat.member("Ann");
    public final Persona ben = chat.member("Ben");
    public final Persona cleo = chat.member("Cleo");

    private static List<Feature> features() {
        var all = new ArrayList<Feature>();
        var homes = new Homes(() -> all);
        all.addAll(SeatFeatures.drops(homes));
        all.addAll(People.all(() -> all, homes, space -> Optional.of(URI.create("https://invite.example/" + space.id()))));
        return all;
    }

    public void drop(int seats, Value... more) {
        var values = Stream.concat(Stream.of(Drops.TITLE.is("Clinic"), Drops.SEATS.is(seats)), Arrays.stream(more)).toArray(Value[]::new);
        mo.says("/drop create", values).isAnswered("Clinic is set");
    }

    /** The newest drop's number, as the moderator's own card names it. */
    public long id() {
        return chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select max(id) from seat_drop").mapTo(Long.class).one());
    }

    public Value which() {
        return Drops.WHICH.is(id());
    }

    /** The newest post. */
    public String post() {
        return CardText.of(card(), Locale.ENGLISH);
    }

    public Card card() {
        return chat.channel("general").getLast().card();
    }

    Value claim() {
        return Drops.DROP.is(id());
    }

    public DropStage connected() {
        mo.says("/usher connect");
        olga.says("/usher connect", new Value("code", code(mo)));
        mo.presses("Confirm").isAnswered("is now part of your community");
        return this;
    }

    public void link(Persona one, Persona other) {
        one.says("/my link");
        other.says("/my link", new Value("code", code(one))).isAnswered("Your accounts are linked");
    }

    private static String code(Persona asked) {
        var match = CODE.matcher(asked.answered());
        if (!match.find()) throw new AssertionError("no code in: " + asked.answered());
        return match.group();
    }

    /** The page of a draw, as its visitors read it. */
    public String page(long drop) {
        return CardText.of(chat.bot().visit("drop.draw-page", Map.of("drop", Long.toString(drop))).toCompletableFuture().join(), Locale.ENGLISH);
    }

    @SuppressWarnings("unchecked") // a JSON object
    public Map<String, Object> data(long drop) {
        var answer = chat.bot().visit("drop.draw-data", Map.of("drop", Long.toString(drop))).toCompletableFuture().join();
        return Json.read(new String(((Answer.Download) answer).content(), UTF_8), Map.class);
    }

    public String export(Persona who) {
        who.says("/my export");
        return new String(((Answer.Download) who.answer()).content(), UTF_8);
    }

    @Override
    public void close() {
        chat.close();
    }
}
