package usher.hours;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.util.ULocale;
import java.awt.Color;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import usher.Text;
import usher.charts.Look;

/**
 * Draws how office hours go: what was asked and resolved each week, and how long each case waited, a dot each, since few of them make no curve.
 */
final class StatsChart {

    private static final int HEIGHT = 330;
    private static final int MANY = 10;
    private static final double HOUR = 3_600;

    private StatsChart() {}

    /** As PNG. Empty where this Java cannot draw. */
    static Optional<byte[]> draw(Stats.Found found, ZoneId zone, Locale locale) {
        return Look.png(() -> {
            var waits = found.cases().stream().filter(it -> it.takenAt().isPresent()).toList();
            return waits.isEmpty() ? List.of(weeks(found, locale)) : List.of(weeks(found, locale), waits(waits, found, zone, locale));
        });
    }

    private static CategoryChart weeks(Stats.Found found, Locale locale) {
        var chart = new CategoryChartBuilder().width(Look.WIDTH).height(HEIGHT).title(Text.of("Cases by the week in which they were asked").plain(locale)).build();
        Look.style(chart.getStyler(), locale);
        var day = DateTimeFormatter.ofPattern(day(locale), locale);
        var names = found.weeks().keySet().stream().map(day::format).toList();
        var cases = List.copyOf(found.weeks().values());
        var most = cases.stream().mapToInt(List::size).max().orElse(1);
        chart.getStyler().setXAxisLabelRotation(names.size() > MANY ? 45 : 0).setYAxisMin(0.0).setYAxisMax(Math.max(4.0, most * 1.1)).setYAxisDecimalPattern("#");
        chart.getStyler().setAvailableSpaceFill(0.6);
        chart.addSeries(Text.of("asked").plain(locale), names, cases.stream().map(List::size).toList()).setFillColor(Look.BLUE);
        chart.addSeries(Text.of("of these resolved").plain(locale), names, cases.stream().map(week -> week.stream().filter(it -> it.resolvedAt().isPresent()).count()).toList()).setFillColor(Look.ORANGE);
        return chart;
    }

    private static XYChart waits(List<Course> cases, Stats.Found found, ZoneId zone, Locale locale) {
        var chart = new XYChartBuilder().width(Look.WIDTH).height(HEIGHT).title(Text.of("Hours until a case was taken, a dot for each").plain(locale)).build();
        Look.style(chart.getStyler(), locale);
        var most = cases.stream().mapToDouble(StatsChart::hours).max().orElse(1);
        chart.getStyler().setXAxisMin((double) found.since().toEpochMilli()).setXAxisMax((double) found.since().plus(Duration.ofDays(7L * found.weeks().size())).toEpochMilli());
        chart.getStyler().setDatePattern(day(locale)).setTimezone(TimeZone.getTimeZone(zone)).setYAxisMin(0.0).setYAxisMax(Math.max(1, most * 1.1)).setLegendVisible(false);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter).setMarkerSize(9);
        chart.addSeries("cases", cases.stream().map(it -> Date.from(it.askedAt())).toList(), cases.stream().map(StatsChart::hours).toList()).setMarker(SeriesMarkers.CIRCLE).setMarkerColor(new Color(0, 0x72, 0xb2, 170));
        return chart;
    }

    /** A day without its year, as the language writes it. */
    private static String day(Locale locale) {
        return DateTimePatternGenerator.getInstance(ULocale.forLocale(locale)).getBestPattern("MMMd");
    }

    private static double hours(Course it) {
        return it.until(it.takenAt()).orElseThrow().toSeconds() / HOUR;
    }
}
