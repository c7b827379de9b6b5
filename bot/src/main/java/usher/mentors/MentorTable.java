package usher.mentors;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of what mentors say of themselves, and who is what in a community. */
interface MentorTable {

    String PROFILE = "select person_id, community_id, specialities, languages, study_one, study_two from mentor_profile ";
    /** Whom {@code p} is, by what they were given or what a role of their platform means. */
    String MENTOR = "(p.granted like '%MENTOR%' or exists (select 1 from account a where a.person_id = p.id and a.gone = false and a.derived like '%MENTOR%')) ";

    /** Somebody who may suit a case, with how many of its words they know and how many cases they have. */
    record Match(long personId, int matches, int openCases) {}

    @SqlUpdate("insert into mentor_profile (person_id, community_id, specialities, languages, study_one, study_two) values (:personId, :communityId, :specialities, :languages, :studyOne, :studyTwo)")
    void add(@BindMethods Profile profile);

    @SqlQuery(PROFILE + "where person_id = :person and community_id = :community")
    Optional<Profile> find(long community, long person);

    @SqlQuery(PROFILE + "where person_id = any(:people)")
    List<Profile> of(Collection<Long> people);

    @SqlUpdate("delete from mentor_profile where person_id = :person")
    void forget(long person);

    @SqlUpdate("delete from mentor_word where person_id = :person")
    void forgetWords(long person);

    @SqlBatch("insert into mentor_word (community_id, word, person_id) values (:community, :word, :person)")
    void addWords(long community, Collection<String> word, long person);

    /** In the order in which they came. */
    @SqlQuery("select p.id from person p where p.community_id = :community and " + MENTOR + "order by p.id limit :most")
    List<Long> mentors(long community, int most);

    /** Mentors who know all of these words. */
    @SqlQuery("select w.person_id from mentor_word w join person p on p.id = w.person_id where w.community_id = :community and w.word = any(:words) and " + MENTOR
        + "group by w.person_id having count(*) = :n order by w.person_id limit :most")
    List<Long> knowing(long community, Collection<String> words, int n, int most);

    /** Mentors who know some of these words and are not away: those who know most of them first, among these those who have least to do. */
    @SqlQuery("select w.person_id, count(*) as matches, (select count(*) from help_case c where c.mentor_id = w.person_id and c.stage not in ('RESOLVED', 'WITHDRAWN')) as open_cases "
        + "from mentor_word w join person p on p.id = w.person_id where w.community_id = :community and w.word = any(:words) and w.person_id <> :asker and " + MENTOR
        + "and not exists (select 1 from mentor_away x where x.person_id = w.person_id and x.until_at > :now) group by w.person_id order by matches desc, open_cases, w.person_id limit :most")
    List<Match> suiting(long community, Collection<String> words, long asker, Instant now, int most);

    /** How many cases they have the credit for. */
    @SqlQuery("select count(*) from case_credit where person_id = :person and counts")
    int helped(long person);

    @SqlUpdate("update mentor_profile set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("update mentor_word set community_id = :into where community_id = :from")
    void joinWords(long from, long into);

    default void save(Profile profile) {
        forget(profile.personId());
        add(profile);
        forgetWords(profile.personId());
        addWords(profile.communityId(), Specialities.words(profile.specialities()), profile.personId());
    }
}
