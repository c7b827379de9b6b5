package usher.people;

import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** How a person wants to be written to, and what they were asked about it. */
public interface WishTable {

    @SqlUpdate("update person set locale = :locale, language_chosen = true where id = :person and community_id = :community")
    void language(long community, long person, String locale);

    @SqlUpdate("update person set quiet = :quiet where id = :person and community_id = :community")
    void quiet(long community, long person, String quiet);

    @SqlUpdate("update person set muted = :muted where id = :person and community_id = :community")
    void mute(long community, long person, boolean muted);

    @SqlUpdate("update person set reminders = :reminders where id = :person and community_id = :community")
    void reminders(long community, long person, String reminders);

    /** 1 the first time, 0 ever after, and 0 for whom the zone is known of. */
    @SqlUpdate("update person set zone_asked = true where id = :person and community_id = :community and zone is null and zone_asked = false")
    int askZone(long community, long person);

    /** Two persons are one: what {@code into} never said, {@code from} said for both. Whoever muted once stays muted. */
    @SqlUpdate("update person set quiet = coalesce(quiet, (select f.quiet from person f where f.id = :from)), "
        + "reminders = coalesce(reminders, (select f.reminders from person f where f.id = :from)), "
        + "muted = (muted or (select f.muted from person f where f.id = :from)), "
        + "zone_asked = (zone_asked or (select f.zone_asked from person f where f.id = :from)) where id = :into and community_id = :community")
    void merge(long community, long from, long into);

    @SqlUpdate("update person set locale = (select f.locale from person f where f.id = :from), language_chosen = true "
        + "where id = :into and community_id = :community and language_chosen = false and exists (select 1 from person f where f.id = :from and f.language_chosen = true)")
    void mergeLanguage(long community, long from, long into);

    /** An account stands by itself again: it begins with what its person had said. */
    @SqlUpdate("update person set quiet = (select f.quiet from person f where f.id = :from), reminders = (select f.reminders from person f where f.id = :from), "
        + "muted = (select f.muted from person f where f.id = :from), zone_asked = (select f.zone_asked from person f where f.id = :from), "
        + "language_chosen = (select f.language_chosen from person f where f.id = :from) where id = :into and community_id = :community")
    void copy(long community, long from, long into);
}
