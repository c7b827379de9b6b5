package usher.reminders;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of events' own reminders, and of who may come. */
public interface ReminderTable {

    @SqlQuery("select leads from event_reminders where event_id = :event")
    Optional<String> find(long event);

    @SqlUpdate("delete from event_reminders where event_id = :event")
    int drop(long event);

    @SqlUpdate("insert into event_reminders (event_id, leads) values (:event, :leads)")
    void add(long event, String leads);

    @SqlQuery("select person_id from event_reply where event_id = :event and reply = 'maybe' order by person_id")
    List<Long> maybe(long event);

    default Leads leads(long event) {
        return find(event).map(Leads::read).orElse(Leads.USUAL);
    }

    default void save(long event, Leads leads) {
        drop(event);
        add(event, leads.written());
    }
}
