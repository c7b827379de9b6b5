package usher.bench;

import java.util.ArrayList;
import java.util.List;

/** One figure of several runs; never empty. */
record Spread(List<Double> runs) {

    Spread {
        if (runs.isEmpty()) throw new IllegalArgumentException("a figure of no run");
        runs = List.copyOf(runs);
    }

    static Spread of(double... runs) {
        var all = new ArrayList<Double>();
        for (var run : runs) all.add(run);
        return new Spread(all);
    }

    double median() {
        var sorted = runs.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double low() {
        return runs.stream().min(Double::compare).orElseThrow();
    }

    double high() {
        return runs.stream().max(Double::compare).orElseThrow();
    }
}
