package usher.outcomes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import usher.outcomes.OutcomeTable.Corpus;
import usher.outcomes.OutcomeTable.Hit;

/** Which outcomes answer a few terms best: BM25 (Robertson and Zaragoza 2009), where a form of a term counts as part of it. */
final class Ranking {

    private static final double K = 1.2;
    private static final double B = 0.75;
    /** With few outcomes nobody knows which words are rare: as if there were this many more that hold none of them. */
    private static final int UNSEEN = 50;

    record Ranked(long outcome, double score) {}

    private final Corpus corpus;
    private final Map<Long, Integer> sizes = new HashMap<>();
    /** By term looked for, the weight with which each outcome holds it. */
    private final Map<String, Map<Long, Double>> held = new HashMap<>();

    Ranking(Collection<String> terms, Collection<Hit> hits, Corpus corpus) {
        this.corpus = corpus;
        var byRoot = new HashMap<String, List<Hit>>();
        hits.forEach(hit -> byRoot.computeIfAbsent(Terms.root(hit.term()), _ -> new ArrayList<>()).add(hit));
        hits.forEach(hit -> sizes.put(hit.outcomeId(), hit.size()));
        for (var term : terms) {
            var holds = held.computeIfAbsent(term, _ -> new HashMap<>());
            for (var hit : byRoot.getOrDefault(Terms.root(term), List.of())) {
                var alike = Terms.alike(term, hit.term());
                if (alike > 0) holds.merge(hit.outcomeId(), alike * hit.weight(), Double::sum);
            }
        }
    }

    /** The best first; what was published later among equals. */
    List<Ranked> best(int most) {
        var scores = new HashMap<Long, Double>();
        held.forEach((term, holds) -> {
            var rarity = rarity(term);
            holds.forEach((outcome, times) -> scores.merge(outcome, rarity * saturated(times, outcome), Double::sum));
        });
        return scores.entrySet().stream().map(it -> new Ranked(it.getKey(), it.getValue()))
            .sorted(Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Comparator.comparingLong(Ranked::outcome).reversed())).limit(most).toList();
    }

    /** How much it says that a term is there. */
    double rarity(String term) {
        var holding = held.getOrDefault(term, Map.of()).size();
        return Math.log(1 + (corpus.count() + UNSEEN - holding + 0.5) / (holding + 0.5));
    }

    boolean holds(long outcome, String term) {
        return held.getOrDefault(term, Map.of()).containsKey(outcome);
    }

    private double saturated(double times, long outcome) {
        return times * (K + 1) / (times + K * (1 - B + B * sizes.getOrDefault(outcome, 1) / corpus.size()));
    }
}
