package usher.forty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code /survey results} has to say about a meeting. */
final class SurveyResults {

    static final int ENOUGH = 5;
    private static final double Z = 1.959964;

    private SurveyResults() {}

    /** Below the title, without what is the same for all. */
    static List<String> lines(Polls.Poll it) {
        var said = it.tally();
        var lines = new ArrayList<>(List.of("Answers: " + said.scores().size() + " of " + said.asked() + " who were asked"));
        if (it.closed.isEmpty()) lines.add("open");
        else if (said.scores().size() < ENOUGH) lines.add(said.scores().size() + (said.scores().size() == 1 ? " answer" : " answers"));
        else lines.addAll(List.of("Would recommend it (NPS): " + score(said.scores()), "9 or 10: " + count(said.scores(), 9, 10), "7 or 8: " + count(said.scores(), 7, 8), "0 to 6: " + count(said.scores(), 0, 6)));
        return lines;
    }

    /** The same, of what was read. */
    static List<String> lines(Shown read) {
        return read.words().lines().skip(1).filter(line -> line.matches("(Answers|Would recommend it|9 or 10|7 or 8|0 to 6).*|.*shown when the survey has closed.*|\\d+ answers?; .*"))
            .map(line -> line.contains("has closed") ? "open" : line.replaceFirst("; shown from.*", "").replace('−', '-')).toList();
    }

    static Optional<List<String>> words(Polls.Poll it) {
        return it.closed.filter(said -> said.scores().size() >= ENOUGH).map(_ -> it.words()).filter(all -> !all.isEmpty());
    }

    private static long count(List<Integer> scores, int from, int to) {
        return scores.stream().filter(it -> from <= it && it <= to).count();
    }

    /** With the adjusted Wald interval: three answers more, three quarters of one on either side. */
    static String score(List<Integer> scores) {
        double n = scores.size() + 3;
        var pro = count(scores, 9, 10);
        var contra = count(scores, 0, 6);
        var score = 100.0 * (pro - contra) / scores.size();
        var p = (pro + 0.75) / n;
        var q = (contra + 0.75) / n;
        var margin = 100 * Z * Math.sqrt((p + q - (p - q) * (p - q)) / n);
        var centre = 100.0 * (pro - contra) / n;
        return "%d (between %d and %d)".formatted(Math.round(score), Math.round(Math.max(-100, Math.min(score, centre - margin))), Math.round(Math.min(100, Math.max(score, centre + margin))));
    }
}
