package usher.mentors;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import usher.Person;
import usher.View;

/**
 * What a mentor says of themselves.
 *
 * @param specialities with commas between, read by {@link Specialities}
 * @param languages codes with commas between, read by {@link Languages}
 * @param studyOne the first of two case studies as a moderator approved it; empty until one has
 */
public record Profile(long personId, long communityId, String specialities, String languages, String studyOne, String studyTwo) {

    static Profile empty(long person, long community) {
        return new Profile(person, community, "", "", "", "");
    }

    /** Of each of them, also of those who said nothing of themselves. */
    static Map<Long, Profile> byPerson(Collection<Person> people, View view) {
        var written = view.table(MentorTable.class).of(people.stream().map(Person::id).toList()).stream().collect(Collectors.toMap(Profile::personId, it -> it));
        return people.stream().collect(Collectors.toMap(Person::id, it -> written.getOrDefault(it.id(), empty(it.id(), it.community()))));
    }

    Profile saying(String specialities, String languages) {
        return new Profile(personId, communityId, specialities, languages, studyOne, studyTwo);
    }

    Profile showing(Studies studies) {
        return new Profile(personId, communityId, specialities, languages, studies.one(), studies.two());
    }

    Studies studies() {
        return new Studies(studyOne, studyTwo);
    }

    List<String> spoken() {
        return languages.isEmpty() ? List.of() : Arrays.asList(languages.split(","));
    }
}
