package usher.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import usher.Database;
import usher.testing.TestDatabase;

/** What earlier versions wrote is as it was, and has what this version needs. */
class SeatsMigrationTest {

    private final boolean postgresql = TestDatabase.isPostgresql();
    private final String url = postgresql ? TestDatabase.freshPostgresql() : "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final String user = postgresql ? "postgres" : "";

    @Test
    void seatsOfEarlierVersionsKeepTheirSlotsAndTheirPlacesInLine() {
        Flyway.configure().dataSource(url, user, "").locations("classpath:migration").target("4").load().migrate();
        Jdbi.create(url, user, "").useHandle(handle -> {
            handle.execute("insert into pool (id, community_id, capacity, per_person) values (10, 1, 2, 1)");
            handle.execute("insert into seat (id, pool_id, person_id, nth, slot, state, arrived_at) values (11, 10, 1, 1, 2, 'held', current_timestamp)");
            handle.execute("insert into seat (id, pool_id, person_id, nth, slot, state, until_at, arrived_at) values (12, 10, 2, 1, 1, 'offered', current_timestamp, current_timestamp)");
            handle.execute("insert into seat (id, pool_id, person_id, nth, state, arrived_at) values (13, 10, 3, 1, 'waiting', current_timestamp)");
            handle.execute("insert into seat (id, pool_id, person_id, nth, state, arrived_at) values (14, 10, 4, 1, 'waiting', current_timestamp)");
        });
        try (var database = Database.open(url, user, "")) {
            var seats = database.jdbi().withExtension(SeatTable.class, table -> table.all(10));
            assertThat(seats).extracting(Seat::id).containsExactly(11L, 12L, 13L, 14L);
            assertThat(seats).allMatch(seat -> seat.rootId() == 10 && seat.line() == seat.id() && seat.slot().equals(seat.totalSlot()));
            var pools = database.jdbi().withExtension(SeatTable.class, table -> table.pools(10));
            assertThat(pools).singleElement().matches(pool -> pool.isRoot() && pool.name() == null && pool.capacity() == 2);
        }
    }
}
