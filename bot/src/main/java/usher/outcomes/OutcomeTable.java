package usher.outcomes;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of outcomes, and of the terms by which they are found. */
interface OutcomeTable {

    String OUTCOME = "select id, community_id, subject, owner_id, title, problem, helped, size, published_at from outcome ";

    /** Somebody whose words are in it, and the message that tells them so. */
    record Author(long personId, String address, String toldAs) {}

    record TermRow(long outcomeId, String term, long communityId, String root, int weight, int size) {}

    /** One term of an outcome that may be a form of what is looked for. */
    record Hit(long outcomeId, String term, int weight, int size) {}

    /** How many outcomes a community has, and how long they are on average. */
    record Corpus(long count, double size) {}

    @SqlUpdate("insert into outcome (id, community_id, subject, owner_id, title, problem, helped, size, published_at) values (:id, :communityId, :subject, :ownerId, :title, :problem, :helped, :size, :publishedAt)")
    void add(@BindMethods Outcome outcome);

    @SqlBatch("insert into outcome_term (outcome_id, term, community_id, root, weight, size) values (:outcomeId, :term, :communityId, :root, :weight, :size)")
    void add(@BindMethods Collection<TermRow> terms);

    @SqlUpdate("insert into outcome_author (outcome_id, person_id, address, told_as) values (:outcome, :person, :address, :toldAs)")
    void addAuthor(long outcome, long person, String address, String toldAs);

    @SqlQuery(OUTCOME + "where id = :id and community_id = :community")
    Optional<Outcome> find(long community, long id);

    @SqlQuery(OUTCOME + "where community_id = :community and id = any(:ids)")
    List<Outcome> find(long community, Collection<Long> ids);

    @SqlQuery(OUTCOME + "where subject = :subject and community_id = :community")
    Optional<Outcome> from(long community, String subject);

    @SqlQuery(OUTCOME + "where community_id = :community and owner_id = :person order by id")
    List<Outcome> of(long community, long person);

    @SqlQuery(OUTCOME + "where community_id = :community and id in (select outcome_id from outcome_author where person_id = :person) order by id")
    List<Outcome> by(long community, long person);

    @SqlQuery("select person_id, address, told_as from outcome_author where outcome_id = :id order by person_id")
    List<Author> authors(long id);

    /** The newest first, so that what is left out of a root that very many have is old. One root at a time: with several, H2 reads all that the community has. */
    @SqlQuery("select outcome_id, term, weight, size from outcome_term where community_id = :community and root = :root order by community_id, root, outcome_id desc limit :most")
    List<Hit> hits(long community, String root, int most);

    @SqlQuery("select count(*) as count, coalesce(avg(cast(size as double precision)), 1) as size from outcome where community_id = :community")
    Corpus corpus(long community);

    @SqlUpdate("insert into outcome_withheld (subject) values (:subject)")
    void withhold(String subject);

    @SqlQuery("select count(*) > 0 from outcome_withheld where subject = :subject")
    boolean isWithheld(String subject);

    @SqlUpdate("delete from outcome_term where outcome_id = :id")
    void forgetTerms(long id);

    @SqlUpdate("delete from outcome_author where outcome_id = :id")
    void forgetAuthors(long id);

    @SqlUpdate("delete from outcome where id = :id")
    void forget(long id);

    @SqlUpdate("delete from outcome_author where person_id = :person")
    void forgetAuthor(long person);

    @SqlUpdate("update outcome set owner_id = :into where owner_id = :from")
    void moveOwner(long from, long into);

    @SqlUpdate("delete from outcome_author where person_id = :from and outcome_id in (select outcome_id from outcome_author where person_id = :into)")
    void dropDoubles(long from, long into);

    @SqlUpdate("update outcome_author set person_id = :into where person_id = :from")
    void moveAuthor(long from, long into);

    @SqlUpdate("update outcome set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("update outcome_term set community_id = :into where community_id = :from")
    void joinTerms(long from, long into);
}
