package usher.seats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import usher.Feature;
import usher.people.Homes;
import usher.people.People;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.SeatFeatures;
import usher.testing.SeatRows;

/** A conversation about one fair, in the channel {@code board} and in private. */
final class FairChat implements AutoCloseable {

    final Fair.Setting setting = new Fair.Setting();
    final Chat chat = new Chat(this::features);
    final Persona mo = chat.admin("Mo");

    /** People too, so that accounts can be linked. */
    private List<Feature> features() {
        var all = new ArrayList<Feature>();
        var homes = new Homes(() -> all);
        all.addAll(SeatFeatures.with(homes, seating -> List.of(new Fair(setting, seating))));
        all.addAll(People.all(() -> all, homes, _ -> Optional.empty()));
        return all;
    }

    FairChat open(int capacity, int perPerson, String options) {
        if (options.isEmpty()) mo.says("/fair open", Fair.CAPACITY.is(capacity), Fair.PER_PERSON.is(perPerson)).isAnswered("Open");
        else mo.says("/fair open", Fair.CAPACITY.is(capacity), Fair.PER_PERSON.is(perPerson), Fair.OPTIONS.is(options)).isAnswered("Open");
        return this;
    }

    Persona claims(Persona who, int option) {
        return who.calls("fair.claim", Fair.at(setting.pools.get(option)));
    }

    /** The person's seats as the database has them. */
    List<Seat> seats(Persona who) {
        var accounts = SeatRows.byAccount(chat.bot());
        return SeatRows.of(chat.bot()).stream().filter(seat -> who.account().key().equals(accounts.get(seat.id()))).toList();
    }

    Seat seat(Persona who) {
        return seats(who).getFirst();
    }

    Persona givesBack(Persona who) {
        return who.calls("fair.give-back", Seating.SEAT.is(seat(who).id())).isAnswered("Given back");
    }

    void passes(int minutes) {
        chat.passes(Duration.ofMinutes(minutes));
    }

    @Override
    public void close() {
        chat.close();
    }
}
