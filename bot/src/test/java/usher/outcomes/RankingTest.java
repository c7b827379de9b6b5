package usher.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import usher.outcomes.OutcomeTable.Corpus;
import usher.outcomes.OutcomeTable.Hit;

class RankingTest {

    /** Three outcomes of ten terms each: 1 holds page twice, 2 holds page once and hobby once, 3 holds hobby once. */
    private static final List<Hit> HITS = List.of(new Hit(1, "page", 2, 10), new Hit(2, "page", 1, 10), new Hit(2, "hobby", 1, 10), new Hit(3, "hobby", 1, 10));
    private static final Corpus THREE = new Corpus(3, 10);

    @Test
    void theScoreIsAsComputedByHand() {
        // rarity of page, in 2 of 3 + 50: ln(1 + (53 - 2 + 0.5) / 2.5) = ln 21.6 = 3.0727; twice in an average length: 2 * 2.2 / (2 + 1.2) = 1.375; once: 2.2 / 2.2 = 1
        var best = new Ranking(List.of("page"), HITS, THREE).best(5);
        assertThat(best).extracting(Ranking.Ranked::outcome).containsExactly(1L, 2L);
        assertThat(best.get(0).score()).isEqualTo(4.2250, within(0.0005));
        assertThat(best.get(1).score()).isEqualTo(3.0727, within(0.0005));
    }

    @Test
    void whoHoldsBothTermsIsBefore() {
        assertThat(new Ranking(List.of("page", "hobby"), HITS, THREE).best(2)).extracting(Ranking.Ranked::outcome).containsExactly(2L, 1L);
    }

    @Test
    void aFormOfATermCountsAsPartOfIt() {
        var best = new Ranking(List.of("recruiting"), List.of(new Hit(1, "recruiter", 1, 10), new Hit(2, "recruiting", 1, 10), new Hit(3, "recreation", 1, 10)), THREE).best(5);
        assertThat(best).extracting(Ranking.Ranked::outcome).containsExactly(2L, 1L);
    }

    @Test
    void aLongOneIsNotBeforeAShortOneForItsLength() {
        assertThat(new Ranking(List.of("page"), List.of(new Hit(1, "page", 1, 400), new Hit(2, "page", 1, 10)), new Corpus(2, 205)).best(5)).extracting(Ranking.Ranked::outcome).containsExactly(2L, 1L);
    }

    @Test
    void amongEqualsTheLaterIsBefore() {
        assertThat(new Ranking(List.of("hobby"), HITS, THREE).best(1)).extracting(Ranking.Ranked::outcome).containsExactly(3L);
    }
}
