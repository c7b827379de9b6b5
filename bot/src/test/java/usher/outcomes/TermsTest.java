package usher.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    @Test
    void wordsAreCutFoldedAndWithoutAccents() {
        assertThat(Terms.of("Résumé—for the STRAßE, Anna’s naïve Ünïcode 2027!")).isEqualTo(List.of("resume", "strasse", "anna", "naive", "unicode", "2027"));
        assertThat(Terms.of("ＦＵＬＬ width ﬁt")).isEqualTo(List.of("full", "width", "fit"));
        assertThat(Terms.of("Пример ΣΊΣΥΦΟΣ")).isEqualTo(List.of("пример", "σισυφοσ"));
    }

    @Test
    void wordsAreCutWhereNoSpacesAreWritten() {
        assertThat(Terms.of("東京で仕事を探す")).contains("東京", "仕事");
        assertThat(Terms.of("ภาษาไทย")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"pages,page", "studies,study", "class,class", "status,status", "heroes,heroes", "gas,gas", "Lebensläufe,lebenslaufe"})
    void aPluralIsItsSingular(String typed, String term) {
        assertThat(Terms.of(typed)).containsExactly(term);
    }

    @Test
    void whatHoldsASentenceTogetherIsNoTerm() {
        assertThat(Terms.of("What is it that I should do about the, und wie kann ich das?")).isEmpty();
        assertThat(Terms.of(" … !? — 🎉 ‮ \u0000 ")).isEmpty();
    }

    @Test
    void aLongWordIsCutBetweenCharacters() {
        assertThat(Terms.of("𝕏".repeat(100))).allMatch(term -> term.codePointCount(0, term.length()) <= Terms.LONGEST);
        assertThat(Terms.of("😀a".repeat(10) + "x".repeat(5_000))).allMatch(term -> term.length() <= 2 * Terms.LONGEST);
        assertThat(Terms.root("𝕏𝕏𝕏𝕏𝕏")).isEqualTo("𝕏𝕏𝕏𝕏");
        assertThat(Terms.root("cv")).isEqualTo("cv");
    }

    @ParameterizedTest
    @CsvSource({"page,page,1", "recruiter,recruiting,0.9", "design,designer,0.9", "bewerbung,bewerbungsgesprach,0.5", "contract,contrast,0", "port,portal,0.9", "cv,cvs,0", "interview,internet,0"})
    void formsOfAWordAreAlike(String one, String other, double alike) {
        assertThat(Terms.alike(one, other)).isEqualTo(alike);
        assertThat(Terms.alike(other, one)).isEqualTo(alike);
    }
}
