package usher.events;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Person;
import usher.Tx;

/** All that go with events, in the order in which the features are listed. */
record Companions(Supplier<List<Feature>> features) {

    private Stream<Companion> all() {
        return features.get().stream().filter(Companion.class::isInstance).map(Companion.class::cast);
    }

    Optional<Answer> against(Event asked, List<Person> hosts, Call call, Tx tx) {
        return all().flatMap(it -> it.against(asked, hosts, call, tx).stream()).findFirst();
    }

    void planned(Event event, Tx tx) {
        all().forEach(it -> it.planned(event, tx));
    }

    void cancelled(Event event, Tx tx) {
        all().forEach(it -> it.cancelled(event, tx));
    }

    void seated(long pool, Tx tx) {
        all().forEach(it -> it.seated(pool, tx));
    }

    void attended(Event event, Tx tx) {
        all().forEach(it -> it.attended(event, tx));
    }

    /** At most four from each. */
    Card.Control[] further(Event event, Tx tx) {
        return all().flatMap(it -> it.further(event, tx).stream().limit(4)).toArray(Card.Control[]::new);
    }
}
