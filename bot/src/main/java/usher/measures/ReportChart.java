package usher.measures;

import static usher.Text.count;
import static usher.Text.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import usher.Text;
import usher.charts.Look;

/** Draws how many came this far: from going to coming again. */
final class ReportChart {

    private ReportChart() {}

    static Optional<byte[]> draw(Text title, Measures it, Locale locale) {
        return Look.png(title.plain(locale), () -> List.of(Look.lying(locale, List.of(new Look.Bars(Text.of("people"), Look.BLUE, bars(it, locale))))));
    }

    private static List<Look.Bar> bars(Measures it, Locale locale) {
        var bars = new ArrayList<Look.Bar>();
        bars.add(bar(Text.of("Going"), it.going(), Text.of("{n}", count("n", it.going())), locale));
        add(bars, Text.of("Attended"), new Share(it.attended(), it.going()), locale);
        var outcomes = it.first().map(Spread::n).orElse(0);
        add(bars, Text.of("Have an outcome"), new Share(outcomes, it.people()), locale);
        add(bars, Text.of("Deliverables within 30 days"), it.handedIn(), locale);
        add(bars, Text.of("Deliverables until now"), it.handedInEver(), locale);
        add(bars, Text.of("Came again within 30 days"), it.again(), locale);
        add(bars, Text.of("Came again within 90 days"), it.later(), locale);
        return bars;
    }

    /** What is not known yet has no bar. */
    private static void add(List<Look.Bar> bars, Text name, Share share, Locale locale) {
        if (share.all() > 0) bars.add(bar(name, share.part(), Text.of("{n} of {all}", count("n", share.part()), count("all", share.all())), locale));
    }

    private static Look.Bar bar(Text name, long n, Text said, Locale locale) {
        return new Look.Bar(Text.of("{name}: {said}", text("name", name), text("said", said)).plain(locale), n);
    }
}
