package usher;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Nothing to look at: for values that are read as they are. */
enum NoView implements View {
    AT_ALL;

    @Override
    public <T> T table(Class<T> sqlObject) {
        throw nothing();
    }

    @Override
    public Instant now() {
        throw nothing();
    }

    @Override
    public Community community() {
        throw nothing();
    }

    @Override
    public Person caller() {
        throw nothing();
    }

    @Override
    public boolean isPerson() {
        return false;
    }

    @Override
    public Optional<Person> person(long id) {
        throw nothing();
    }

    @Override
    public Optional<Person> person(Account account) {
        throw nothing();
    }

    @Override
    public List<Home> spaces() {
        throw nothing();
    }

    private static IllegalStateException nothing() {
        return new IllegalStateException("a number is read without looking anything up");
    }
}
