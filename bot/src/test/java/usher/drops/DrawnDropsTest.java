package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Call;
import usher.Caller;
import usher.Value;
import usher.Values;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** Drops whose seats are drawn among all who press in time. */
class DrawnDropsTest {

    private static final Pattern TICKET = Pattern.compile("[Yy]our ticket (?:is )?([0-9a-f]{16})");
    /** The window of 30 s and the two in which late writes come in. */
    private static final Duration DRAWN = Duration.ofSeconds(32);

    private final DropStage stage = new DropStage();
    private final Persona ann = stage.ann;
    private final Persona ben = stage.ben;
    private final Persona cleo = stage.cleo;

    @AfterEach
    void close() {
        stage.close();
    }

    private void draw(int seats, Value... more) {
        var values = new ArrayList<>(List.of(Drops.MODE.is("draw")));
        values.addAll(List.of(more));
        stage.drop(seats, values.toArray(Value[]::new));
    }

    private static String ticket(Persona who) {
        return ticket(who.answered());
    }

    private static String ticket(String words) {
        var match = TICKET.matcher(words);
        if (!match.find()) throw new AssertionError("no ticket in " + words);
        return match.group(1);
    }

    private String seed() {
        return stage.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select seed from seat_draw where drop_id = :id").bind("id", stage.id()).mapTo(String.class).one());
    }

    @SuppressWarnings("unchecked") // a list of strings
    private List<String> order() {
        return (List<String>) stage.data(stage.id()).get("order");
    }

    @Test
    void everyoneWhoPressesInTimeIsInTheDrawAndTheFirstDrawnGetTheSeats() {
        draw(1);
        assertThat(stage.post()).contains("Press Claim until 2027-01-12 12:00 UTC to be in the draw. Nobody is in it so far.");
        ann.presses("Claim").isAnswered("You are in the draw: Clinic");
        var anns = ticket(ann);
        stage.chat.passes(Duration.ofSeconds(10));
        ben.presses("Claim").isAnswered("You are in the draw: Clinic");
        var bens = ticket(ben);
        ben.says("/my show").isAnswered("Clinic: you are in the draw at");
        assertThat(stage.post()).contains("2 people are in it so far");
        ben.says("/drop show", stage.which()).isAnswered("Your ticket is " + bens);
        stage.chat.passes(DRAWN);
        assertThat(order()).containsExactlyInAnyOrder(anns, bens);
        ben.says("/drop show", stage.which()).isAnswered("Your ticket " + bens + " was drawn at place");
        var annWon = order().getFirst().equals(anns);
        var winner = annWon ? ann : ben;
        var other = annWon ? ben : ann;
        winner.sees("You're in: Clinic").sees("Your ticket " + order().get(0) + " was drawn at place 1 of 2");
        other.sees("The draw gave the seats to others this time. You are number 1 in line").sees("Your ticket " + order().get(1) + " was drawn at place 2 of 2");
        assertThat(stage.post()).contains("All 1 seat is taken").contains("Waiting: 1 person").contains("Seed: " + seed());
        winner.presses("Give back");
        other.sees("A seat in Clinic is yours until");
    }

    @Test
    void theSeedIsPromisedBeforeAndToldOnlyAfterTheDraw() throws Exception {
        draw(1, new Value("opens", "in 20 min"));
        var seed = seed();
        var hash = sha256(seed);
        assertThat(stage.post()).contains("Draw: among all who press within 30 seconds of the opening").contains("Commitment: " + hash).doesNotContain(seed);
        assertThat(stage.data(stage.id())).containsEntry("commitment", hash).doesNotContainKeys("seed", "order", "list");
        assertThat(stage.page(stage.id())).contains(hash).contains("Nothing is drawn yet").doesNotContain(seed);
        stage.chat.passes(Duration.ofMinutes(20));
        ann.presses("Claim").isAnswered("in the draw");
        assertThat(stage.chat.rows().lines().filter(line -> line.contains(seed)).toList()).as("the seed is in its own column alone").singleElement().asString().startsWithIgnoringCase("seat_draw [");
        stage.mo.says("/usher audit").isAnswered("Clinic: 1 seats").doesNotSee(seed);
        assertThat(stage.export(ann)).doesNotContain(seed);
        stage.chat.passes(DRAWN);
        assertThat(stage.post()).contains("Seed: " + seed);
        assertThat(stage.page(stage.id())).contains(seed);
    }

    @Test
    void theEdgesOfTheWindowAreJudgedByTheArrival() {
        draw(1, new Value("opens", "in 20 min"));
        var opens = Chat.START.plus(Duration.ofMinutes(20));
        var dan = stage.chat.member("Dan");
        stage.chat.clock().set(opens.minusMillis(1));
        ann.presses("Claim").isRefused("Press Claim then: earlier presses do not count");
        stage.chat.clock().set(opens);
        ann.presses("Claim").isAnswered("You are in the draw");
        stage.chat.clock().set(opens.plusMillis(29_999));
        ben.presses("Claim").isAnswered("You are in the draw");
        stage.chat.clock().set(opens.plusSeconds(30));
        cleo.presses("Claim").isAnswered("You stand in line behind those who were drawn");
        cleo.presses("Claim").isAnswered("You stand in line behind those who were drawn");
        stage.chat.passes(Duration.ofSeconds(2));
        assertThat(order()).hasSize(2);
        dan.presses("Claim").isAnswered("You are number 3 in line");
        cleo.says("/my show").isAnswered("you are number 2 in line");
    }

    @Test
    void aPressThatArrivedInTimeCountsThoughItIsWrittenLater() {
        draw(1);
        var early = stage.chat.bot().arrive();
        stage.chat.clock().forward(Duration.ofSeconds(31));
        var call = new Call("late", early, Drops.CLAIM, Caller.of(ann.account()), ann.account().direct(), Values.of(stage.claim()));
        assertThat(CardText.of(stage.chat.bot().handle(call).toCompletableFuture().join(), Locale.ENGLISH)).contains("You are in the draw");
        stage.chat.passes(Duration.ofSeconds(1));
        assertThat(order()).hasSize(1);
    }

    @Test
    void pressingTwiceIsOneTicket() {
        draw(1);
        ann.delivers("p1", Drops.CLAIM, stage.claim()).isAnswered("You are in the draw");
        var ticket = ticket(ann);
        ann.delivers("p1", Drops.CLAIM, stage.claim());
        assertThat(ticket(ann)).isEqualTo(ticket);
        ann.presses("Claim");
        assertThat(ticket(ann)).isEqualTo(ticket);
        stage.chat.restarts();
        ann.delivers("p1", Drops.CLAIM, stage.claim());
        assertThat(ticket(ann)).isEqualTo(ticket);
        stage.chat.passes(DRAWN);
        assertThat(order()).containsExactly(ticket);
    }

    @Test
    void aRestartInTheMiddleChangesNothing() {
        draw(1);
        ann.presses("Claim");
        var ticket = ticket(ann);
        stage.chat.restarts();
        ben.presses("Claim").isAnswered("You are in the draw");
        ann.presses("Claim");
        assertThat(ticket(ann)).isEqualTo(ticket);
        stage.chat.isDownFor(Duration.ofHours(2));
        assertThat(order()).hasSize(2).contains(ticket);
        assertThat(stage.chat.channel("general")).hasSize(1);
        assertThat(ann.direct()).hasSize(1);
        cleo.presses("Claim").isAnswered("You are number 2 in line");
    }

    @Test
    void nobodyHearsTwiceHowItWent() {
        draw(1);
        ann.presses("Claim");
        ben.presses("Claim");
        stage.chat.passes(DRAWN);
        stage.chat.restarts();
        stage.chat.passes(Duration.ofMinutes(1));
        for (var who : List.of(ann, ben)) assertThat(who.direct().stream().filter(it -> CardText.of(it.card(), Locale.ENGLISH).contains("was drawn at place"))).hasSize(1);
    }

    @Test
    void whoLeavesIsNotDrawn() {
        draw(1);
        ann.presses("Claim");
        ben.presses("Claim").presses("Leave the draw").isAnswered("You left the line");
        stage.chat.passes(DRAWN);
        assertThat(order()).hasSize(1);
        ben.doesNotSee("was drawn at");
        ann.sees("drawn at place 1 of 1");
    }

    @Test
    void linkedAccountsAreOneEntry() {
        stage.connected();
        var annie = stage.chat.member(Chat.OTHER, "Annie");
        draw(5, Drops.PER_PERSON.is(2));
        ann.presses("Claim");
        annie.calls(Drops.CLAIM, stage.claim()).isAnswered("You are in the draw");
        ben.presses("Claim");
        stage.link(ann, annie);
        stage.chat.passes(DRAWN);
        assertThat(order()).hasSize(2);
        assertThat(stage.post()).contains("3 seats left of 5");
    }

    @Test
    void linkedBeforePressingTheyHaveOneTicket() {
        stage.connected();
        var annie = stage.chat.member(Chat.OTHER, "Annie");
        stage.link(ann, annie);
        draw(1);
        ann.presses("Claim");
        var ticket = ticket(ann);
        annie.calls(Drops.CLAIM, stage.claim());
        assertThat(ticket(annie)).isEqualTo(ticket);
    }

    @Test
    void whoIsErasedBeforeIsNotInItAndAWinnersSeatGoesOnInDrawnOrder() {
        draw(1);
        for (var who : List.of(ann, ben, cleo)) who.presses("Claim");
        var tickets = new TreeMap<String, Persona>(Map.of(ticket(ann), ann, ticket(ben), ben, ticket(cleo), cleo));
        var dan = stage.chat.member("Dan");
        dan.presses("Claim");
        dan.says("/my erase").presses("Erase everything");
        stage.chat.passes(DRAWN);
        var before = order();
        assertThat(before).hasSize(3);
        var winner = tickets.get(before.getFirst());
        winner.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        tickets.get(before.get(1)).sees("A seat in Clinic is yours until");
        assertThat(order()).as("what was published stays").isEqualTo(before);
        assertThat(stage.chat.rows()).doesNotContain(winner.account().key());
    }

    @Test
    void tiersAreDrawnTogetherAndServedAsTheyLast() {
        draw(2, Drops.TIERS.is("Access 2, Impact 1"));
        ann.presses("Claim: Impact").isAnswered("in the draw");
        ben.presses("Claim: Impact").isAnswered("in the draw");
        cleo.presses("Claim: Access").isAnswered("in the draw");
        cleo.presses("Claim: Impact").isAnswered("in the draw");
        stage.chat.passes(DRAWN);
        cleo.sees("It is for Access");
        assertThat(stage.post()).contains("Impact: 0 of 1 left").contains("Waiting: 1 person");
    }

    @Test
    void winnersAreAskedTheQuestion() {
        draw(1, Drops.QUESTION.is("What will you bring?"));
        ann.presses("Claim");
        stage.chat.passes(DRAWN);
        ann.sees("Please answer: What will you bring?").presses("Answer").fills(Drops.SAID.is("Cake")).isAnswered("Your answer is kept");
    }

    @Test
    void nobodyPressingDrawsNobodyAndSeatsAreThenFirstCome() {
        draw(1);
        stage.chat.passes(DRAWN);
        assertThat(order()).isEmpty();
        assertThat(stage.post()).contains("1 seat left of 1");
        ann.presses("Claim").isAnswered("You're in");
    }

    @Test
    void whoPressedTooLateIsOfferedWhatTheDrawLeft() {
        draw(2);
        ann.presses("Claim");
        stage.chat.clock().forward(Duration.ofSeconds(30));
        ben.presses("Claim").isAnswered("behind those who were drawn");
        stage.chat.passes(Duration.ofSeconds(2));
        ann.sees("You're in");
        ben.sees("A seat in Clinic is yours until");
    }

    @Test
    void closingBeforeTheDrawTellsNoSeedEver() {
        draw(1);
        ann.presses("Claim");
        stage.mo.says("/drop close", stage.which()).isAnswered("Clinic is closed");
        stage.chat.passes(Duration.ofHours(1));
        assertThat(stage.data(stage.id())).doesNotContainKeys("seed", "order");
        assertThat(stage.page(stage.id())).contains("It was closed before anything was drawn").doesNotContain(seed());
        ann.sees("The line has ended");
    }

    @Test
    void aDrawThatIsUnderWayCannotBePausedAndOneThatWasPausedOpensWhenItGoesOn() {
        draw(1);
        stage.mo.says("/drop pause", stage.which()).isRefused("The draw of Clinic is under way");
        draw(1, new Value("opens", "in 20 min"));
        stage.mo.says("/drop pause", stage.which()).isAnswered("Clinic is paused");
        stage.chat.passes(Duration.ofMinutes(30));
        ann.calls(Drops.CLAIM, stage.claim()).isRefused("held up for a moment");
        stage.mo.says("/drop resume", stage.which()).isAnswered("Clinic goes on");
        ann.presses("Claim").isAnswered("You are in the draw");
        stage.chat.passes(Duration.ofSeconds(31));
        assertThat(stage.data(stage.id())).doesNotContainKey("order");
        stage.chat.passes(Duration.ofSeconds(1));
        assertThat(order()).hasSize(1);
    }

    @Test
    void thePageNamesNobodyAndNothing() {
        draw(1);
        ann.presses("Claim");
        stage.chat.passes(DRAWN);
        assertThat(stage.page(stage.id())).contains("1: " + ticket(ann)).contains("What it does not prove").doesNotContain("Ann").doesNotContain("Clinic");
        assertThat(stage.data(stage.id())).containsOnlyKeys("draw", "opens", "ends", "commitment", "seed", "list", "order");
        stage.drop(1);
        assertThat(stage.page(stage.id())).isEqualTo("There is no such draw.");
        assertThat(stage.page(99_999)).isEqualTo("There is no such draw.");
    }

    @Test
    void aWindowNeedsADrawAndADrawNoEarlyAccess() {
        stage.mo.says("/drop create", Drops.TITLE.is("X"), Drops.SEATS.is(1), new Value("window", "10 s")).isRefused("A window is for a draw");
        stage.mo.says("/drop create", Drops.TITLE.is("X"), Drops.SEATS.is(1), new Value("mode", "draw"), new Value("window", "4 s")).isRefused("from 5 s to 10 min");
        stage.mo.says("/drop create", Drops.TITLE.is("X"), Drops.SEATS.is(1), new Value("mode", "lottery")).isRefused("Accepted: first come, draw");
        stage.mo.says("/drop create", Drops.TITLE.is("X"), Drops.SEATS.is(1), new Value("mode", "draw"), Drops.EARLY_ROLE.is("vip"), new Value("early", "5 min")).isRefused("everyone has the same chance");
    }

    /** Everything is computed again from the published data alone, by code that shares nothing with the draw's own. */
    @Test
    void fiveHundredEntriesAreDrawnAsAnybodyCanRecompute() throws Exception {
        draw(40);
        var people = IntStream.range(0, 500).mapToObj(i -> stage.chat.member("Member" + i)).toList();
        var sent = people.stream().map(who -> who.sends(Drops.CLAIM, stage.claim()).toCompletableFuture()).toList();
        var tickets = new ArrayList<String>();
        for (var answer : sent) tickets.add(ticket(CardText.of(answer.join(), Locale.ENGLISH)));
        stage.chat.passes(DRAWN);
        var data = stage.data(stage.id());
        @SuppressWarnings("unchecked") // a list of strings
        var published = (List<String>) data.get("order");
        assertThat(sha256((String) data.get("seed"))).isEqualTo(data.get("commitment"));
        assertThat(new HashSet<>(published)).isEqualTo(new HashSet<>(tickets)).hasSize(500);
        var sorted = tickets.toArray(String[]::new);
        Arrays.sort(sorted);
        var list = sha256(String.join("\n", sorted) + "\n");
        assertThat(list).isEqualTo(data.get("list"));
        var keyed = new TreeMap<String, String>();
        for (var ticket : sorted) keyed.put(sha256(data.get("seed") + list + ticket), ticket);
        assertThat(List.copyOf(keyed.values())).isEqualTo(published);
        for (var at = 0; at < people.size(); at++) {
            var place = published.indexOf(tickets.get(at)) + 1;
            var told = CardText.of(people.get(at).direct().getFirst().card(), Locale.ENGLISH);
            assertThat(told).contains("drawn at place " + place + " of 500").contains(place <= 40 ? "You're in" : "You are number " + (place - 40) + " in line");
        }
        assertThat(stage.post()).contains("All 40 seats are taken").contains("Waiting: 460 people");
    }

    private static String sha256(String text) throws Exception {
        var hex = new StringBuilder();
        for (var octet : MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))) hex.append("%02x".formatted(octet));
        return hex.toString();
    }
}
