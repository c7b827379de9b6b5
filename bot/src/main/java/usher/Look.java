package usher;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A view beside the writer, on a reader's connection. What it returns may be told to people only after {@link Forced#await}. */
final class Look implements View, AutoCloseable {

    private final ReaderConnection reader;
    private final Directory directory;
    private final Instant now;
    private long community;
    private @Nullable Person caller;

    Look(Database database, Instant now) {
        this.reader = database.reader();
        this.directory = new Directory(reader.table(PeopleTable.class));
        this.now = now;
    }

    /** Whether the caller is known, exactly as the platform describes them now; if so, they are this view's caller. */
    boolean knows(Caller who) {
        if (!directory.knows(who)) return false;
        var space = directory.space(who.account().space()).orElseThrow();
        community = space.communityId();
        caller = directory.find(who.account(), community).orElse(null);
        return caller != null;
    }

    @Override
    public <T> T table(Class<T> sqlObject) {
        return reader.table(sqlObject);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public View within(long known) {
        if (community != 0) throw new IllegalStateException("it is community " + community + "'s already");
        community = known;
        return this;
    }

    @Override
    public Community community() {
        return directory.community(community);
    }

    @Override
    public Person caller() {
        if (caller == null) throw new IllegalStateException("nobody called");
        return caller;
    }

    @Override
    public boolean isPerson() {
        return caller != null;
    }

    @Override
    public Optional<Person> person(long id) {
        return directory.find(id, community);
    }

    @Override
    public List<Person> people(Collection<Long> ids) {
        return directory.find(ids, community);
    }

    @Override
    public Optional<Person> person(Account account) {
        return directory.find(account, community);
    }

    @Override
    public List<Home> spaces() {
        return directory.homes(community);
    }

    @Override
    public void close() {
        reader.close();
    }
}
