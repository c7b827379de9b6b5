package usher.surveys;

import static usher.Text.count;

import java.util.function.ToDoubleFunction;
import usher.Text;

/**
 * A net promoter score: the percentage of those who answered 9 or 10, less the percentage of those who answered 0 to 6, from −100 to 100, with its 95 % interval.
 *
 * <p>The interval is the adjusted Wald of B. Rocks, "Interval estimation for the 'Net Promoter Score'", The American Statistician 70 (4), 2016: three answers are added,
 * ¾ of a promoter, 1½ of those between and ¾ of a detractor, and the usual interval of a difference of two shares of one sample is taken. Of those compared there it keeps what it says best
 * where answers are few, and unlike the plain one it does not shrink to a point where all are of one opinion. It is cut off at −100 and 100, and holds the score itself.
 *
 * @param answers at least one
 */
public record Nps(int answers, int promoters, int detractors) {

    /** Fewer answers than that are said to be few: even then the interval is some eighty points wide where opinions differ. */
    private static final int FEW = 20;
    private static final double ADDED = 3;
    private static final double ADDED_TO_EACH = 0.75;
    private static final double Z = 1.959964;

    public Nps {
        if (answers < 1 || promoters < 0 || detractors < 0 || promoters + detractors > answers) throw new IllegalArgumentException(promoters + " and " + detractors + " of " + answers);
    }

    public int passives() {
        return answers - promoters - detractors;
    }

    public double score() {
        return 100.0 * (promoters - detractors) / answers;
    }

    public double low() {
        return Math.max(-100, Math.min(score(), centre() - margin()));
    }

    public double high() {
        return Math.min(100, Math.max(score(), centre() + margin()));
    }

    public boolean isFew() {
        return answers < FEW;
    }

    public Nps plus(Nps other) {
        return new Nps(answers + other.answers, promoters + other.promoters, detractors + other.detractors);
    }

    private double centre() {
        return 100.0 * (promoters - detractors) / (answers + ADDED);
    }

    private double margin() {
        var n = answers + ADDED;
        var pro = (promoters + ADDED_TO_EACH) / n;
        var contra = (detractors + ADDED_TO_EACH) / n;
        return 100 * Z * Math.sqrt((pro + contra - (pro - contra) * (pro - contra)) / n);
    }

    /** The score and its interval, rounded. */
    public Text said() {
        return Text.of("{score} (between {low} and {high})", rounded("score", Nps::score), rounded("low", Nps::low), rounded("high", Nps::high));
    }

    private Text.Arg rounded(String name, ToDoubleFunction<Nps> which) {
        return count(name, Math.round(which.applyAsDouble(this)));
    }
}
