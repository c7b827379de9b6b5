package usher.outcomes;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import usher.View;

/** Finds published outcomes of the caller's community by their words. */
public final class Search {

    /** Different terms that are looked for, and how many rows for each: rare words are found wherever they are, common ones where they are new. */
    private static final int MOST_TERMS = 12;
    private static final int MOST_HITS = 1_000;
    /** A question is compared in the writer, where nobody waits for more than they must. */
    private static final int MOST_ASKED = 20;
    private static final int MOST_LIKE = 100;
    /** Outcomes that are compared with a question. */
    private static final int COMPARED = 10;
    /** Part of what a question is about that an outcome must hold to be like it, and part of an outcome's title that the question must hold. */
    private static final double ENOUGH = 0.5;
    private static final double TITLED = 0.6;
    /** One word in common is chance. */
    private static final int LEAST = 2;

    private Search() {}

    /** The best first. */
    static List<Outcome> find(String words, int most, View view) {
        return in(ranking(first(Terms.of(words), MOST_TERMS), MOST_HITS, view).best(most), view);
    }

    /** Those that answer nearly the same question, the best first; {@code goal} is what it is about, {@code more} what else is said. */
    public static List<Outcome> like(String goal, String more, int most, View view) {
        if (corpus(view).count() == 0) return List.of();
        var about = first(Terms.of(goal), MOST_TERMS);
        var asked = first(Stream.concat(about.stream(), Terms.of(more).stream()).toList(), MOST_ASKED);
        if (about.isEmpty()) return List.of();
        var ranking = ranking(asked, MOST_LIKE, view);
        return in(ranking.best(COMPARED), view).stream().filter(it -> holds(it, about, ranking) || isTitled(it, asked)).limit(most).toList();
    }

    private static Ranking ranking(Set<String> terms, int mostEach, View view) {
        var table = view.table(OutcomeTable.class);
        var hits = terms.stream().map(Terms::root).distinct().flatMap(root -> table.hits(view.community().id(), root, mostEach).stream()).toList();
        return new Ranking(terms, hits, corpus(view));
    }

    /** Counted anew only when something was published or taken back, since each question asks for it. */
    private static OutcomeTable.Corpus corpus(View view) {
        var community = view.community().id();
        return view.standing(Set.of("outcome"), "outcomes of " + community, () -> view.table(OutcomeTable.class).corpus(community));
    }

    private static List<Outcome> in(List<Ranking.Ranked> ranked, View view) {
        var found = view.table(OutcomeTable.class).find(view.community().id(), ranked.stream().map(Ranking.Ranked::outcome).toList()).stream().collect(Collectors.toMap(Outcome::id, it -> it));
        return ranked.stream().flatMap(it -> Stream.ofNullable(found.get(it.outcome()))).toList();
    }

    private static boolean holds(Outcome it, Set<String> about, Ranking ranking) {
        var held = about.stream().filter(term -> ranking.holds(it.id(), term)).toList();
        return held.size() >= Math.min(LEAST, about.size()) && held.stream().mapToDouble(ranking::rarity).sum() >= ENOUGH * about.stream().mapToDouble(ranking::rarity).sum();
    }

    private static boolean isTitled(Outcome it, Set<String> asked) {
        var title = first(Terms.of(it.title()), MOST_TERMS);
        var said = title.stream().filter(term -> asked.stream().anyMatch(other -> Terms.alike(term, other) > 0)).count();
        return said >= LEAST && said >= TITLED * title.size();
    }

    private static Set<String> first(Collection<String> terms, int most) {
        return terms.stream().distinct().limit(most).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
