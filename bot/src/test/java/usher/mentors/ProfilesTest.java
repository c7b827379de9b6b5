package usher.mentors;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.mentors.Faculty.ONE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.testing.Persona;

/** What mentors say of themselves and how they are found, as conversations. */
class ProfilesTest {

    private final Faculty with = new Faculty();
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona cleo = with.cleo;

    @AfterEach
    void close() {
        with.close();
    }

    @Test
    void whatIsKeptIsInTheExport() {
        with.applies(cleo).says("/my export");
        assertThat(new String(((Answer.Download) cleo.answer()).content(), StandardCharsets.UTF_8)).contains("salary talks").contains(ONE).contains("\"waits\"");
        cleo.says("/my show").isAnswered("Your application to be a mentor waits");
    }

    @Test
    void languagesAreReadByNameAndCodeAndShownInTheReadersLanguage() {
        with.mentor(cleo);
        with.profile(cleo, "Talks", MentorFields.LANGUAGES.is("pt-BR, Deutsch; français, JAPANESE, de, filipino")).isAnswered("Portuguese, German, French, Japanese, Filipino");
        ann.speaking(Locale.GERMAN);
        with.shows(ann, cleo).isAnswered("Portugiesisch, Deutsch, Französisch, Japanisch");
        with.profile(cleo, "Talks", MentorFields.LANGUAGES.is("Marsianisch")).isRefused("I know no language called Marsianisch");
        cleo.fills(MentorFields.LANGUAGES.is("en,de,fr,it,es,pt,pl,nl,sv")).isRefused("at most 8 fit");
    }

    @Test
    void specialitiesAreMadeTidyAndBounded() {
        with.mentor(cleo);
        with.profile(cleo, "  Talks ,  salary   talks,TALKS;; C++ ").isAnswered("Specialities: Talks, salary talks, C++");
        with.profile(cleo, "\uFDFA".repeat(30) + ", " + "\uD83C\uDF89x".repeat(15)).isAnswered("\uFDFA, \uD83C\uDF89x");
        mo.says("/mentor list", MentorFields.SPECIALITY.is("\uFDFA".repeat(30))).isAnswered("@Cleo");
        with.profile(cleo, ",;,").isRefused("Please say at least one thing that you know");
        cleo.fills(MentorFields.SPECIALITIES.is("???")).isRefused("has no word in it");
        cleo.fills(MentorFields.SPECIALITIES.is("x".repeat(31))).isRefused("is longer than the 30 characters");
        cleo.fills(MentorFields.SPECIALITIES.is(String.join(",", IntStream.range(0, 11).mapToObj(i -> "s" + i).toList()))).isRefused("at most 10 fit");
    }

    @Test
    void whoKnowsSomethingIsFoundByIt() {
        ann.says("/mentor list").isAnswered("There are no mentors yet");
        with.knowing(cleo, "Portfolios, salary talks");
        with.knowing(ann, "C++");
        mo.says("/mentor list").isAnswered("@Cleo: Portfolios, salary talks; takes cases").isAnswered("@Ann: C++");
        mo.says("/mentor list", MentorFields.SPECIALITY.is("portfolio")).isAnswered("@Cleo").doesNotSee("@Ann: C++").picks("Look at one", "Cleo").isAnswered("@Cleo is a mentor");
        for (var none : List.of("gardening", "salary gardening", "???")) mo.says("/mentor list", MentorFields.SPECIALITY.is(none)).isAnswered("No mentor says that they know");
    }
}
