package usher.mentors;

import static usher.Text.count;
import static usher.Text.plain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import usher.Person;
import usher.Text;
import usher.View;
import usher.people.ZoneQuestion;

/**
 * A mentor whom a case may suit.
 *
 * @param why what speaks for them, to whoever asks
 */
public record Suggested(Person who, Text why) {

    private static final int MOST = 3;
    /** So many are looked at, those first who know most of the words and have least to do; from these whoever takes no more this week is left out. */
    private static final int LOOKED_AT = 200;
    /** Hours of the day at which somebody is asked. */
    private static final int WAKES = 8;
    private static final int SLEEPS = 22;

    /** One of those who are looked at. */
    private record Candidate(Person who, MentorTable.Match match, Load load, Profile profile, boolean speaks, boolean isAwake) {}

    /**
     * At most {@value #MOST} who know what the case is about and can take it: who knows most of it, then who speaks the asker's language, is awake, has least to do.
     *
     * @param asker is never suggested
     * @param about the words of the case
     */
    public static List<Suggested> of(long asker, String about, View view) {
        var words = Specialities.words(about);
        if (words.isEmpty()) return List.of();
        var matches = view.table(MentorTable.class).suiting(view.community().id(), words, asker, view.now(), LOOKED_AT).stream().collect(Collectors.toMap(MentorTable.Match::personId, it -> it));
        if (matches.isEmpty()) return List.of();
        var people = view.people(matches.keySet().stream().sorted().toList());
        var profiles = Profile.byPerson(people, view);
        var language = view.person(asker).map(Person::locale).orElse(view.community().locale()).getLanguage();
        return Load.of(people, view).stream().filter(Load::takesMore)
            .map(load -> candidate(load, Objects.requireNonNull(matches.get(load.who().id())), Objects.requireNonNull(profiles.get(load.who().id())), language, view))
            .sorted(Comparator.comparing((Candidate it) -> -it.match().matches()).thenComparing(it -> !it.speaks()).thenComparing(it -> !it.isAwake()).thenComparing(it -> it.match().openCases()).thenComparing(it -> it.who().id()))
            .limit(MOST).map(it -> new Suggested(it.who(), why(it, words, language, view))).toList();
    }

    private static Candidate candidate(Load load, MentorTable.Match match, Profile profile, String language, View view) {
        var spoken = profile.spoken().isEmpty() ? List.of(load.who().locale().getLanguage()) : profile.spoken();
        var hour = view.now().atZone(Load.zone(load.who(), view)).getHour();
        return new Candidate(load.who(), match, load, profile, spoken.contains(language), hour >= WAKES && hour < SLEEPS);
    }

    private static Text why(Candidate it, Set<String> words, String language, View view) {
        var parts = new ArrayList<Text>();
        parts.add(Text.of("knows {what}", plain("what", String.join(", ", Specialities.about(words, it.profile().specialities())))));
        parts.add(Text.of("{n, plural, =0 {has no open case} one {has # open case} other {has # open cases}}", count("n", it.match().openCases())));
        it.load().room().ifPresent(left -> parts.add(Text.of("takes {n} more this week", count("n", left))));
        it.who().zone().ifPresent(zone -> parts.add(Text.of("{time} there", plain("time", ZoneQuestion.clock(zone.getId(), view)))));
        if (!it.speaks()) parts.add(Text.of("does not speak {language}", plain("language", Languages.name(language, view.locale()))));
        return Text.of("{who}: {why}", it.who().mention("who"), Text.text("why", Text.listed(parts)));
    }
}
