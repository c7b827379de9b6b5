package usher;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a handler may look at. Everything it returns was forced to disk before anyone is told of it. */
public interface View {

    /** A JDBI SQL object on this view's connection. */
    <T> T table(Class<T> sqlObject);

    /**
     * What {@code load} reads from rows that hardly ever change and that every press needs. Calls that write share it with later groups, until a statement writes
     * one of the {@code tables}.
     *
     * @param tables all that {@code load} reads, none of which is written {@link Tx#together}
     * @param load returns something that nobody changes
     */
    default <T> T standing(Set<String> tables, Object key, Supplier<T> load) {
        return load.get();
    }

    /** The instant of the call's arrival; the same throughout the call. */
    Instant now();

    /** The community in whose space the call was made. */
    Community community();

    /** Whoever called. Throws {@link IllegalStateException} for a timer, which nobody calls. */
    Person caller();

    /** The caller's zone, or the community's while theirs is unknown. */
    default ZoneId zone() {
        return isPerson() ? caller().zone().orElse(community().zone()) : community().zone();
    }

    /** The caller's language, or the community's. */
    default Locale locale() {
        return isPerson() ? caller().locale() : community().locale();
    }

    /** Whether a person called; a timer has none. */
    boolean isPerson();

    /** A person of this community by number. */
    Optional<Person> person(long id);

    /** Those of these persons that are of this community, in their order and read together; {@link #person(long)} costs nothing for them afterwards. */
    default List<Person> people(Collection<Long> ids) {
        return ids.stream().flatMap(id -> person(id).stream()).toList();
    }

    /** A person of this community by one of their accounts; empty for someone Usher has not met. */
    Optional<Person> person(Account account);

    /** For a page of the web, which is of no community until its path's secret says of which: this view as one of that community. */
    default View within(long community) {
        throw new IllegalStateException("it is community " + community().id() + "'s already");
    }

    /** The spaces of this community. */
    List<Home> spaces();

    /**
     * One space of the community and how it is set up.
     *
     * @param announce where announcements go; empty until {@code /usher setup}
     * @param missing the names of the platform's rights that Usher lacks there
     * @param hears whether Usher is told there what people write to it and in its threads
     */
    record Home(Space space, String name, Optional<Address> announce, List<String> missing, boolean hears) {}
}
