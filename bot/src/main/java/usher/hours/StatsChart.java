package usher.hours;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.util.ULocale;
import java.awt.AWTError;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Text;

/**
 * Draws how office hours go: what was asked and resolved each week, and how long each case waited, a dot each, since few of them make no curve. It brings its own light
 * ground, and blue and orange that are told apart by those who see few colours (Okabe and Ito 2008).
 */
final class StatsChart {

    private static final Logger LOG = LoggerFactory.getLogger(StatsChart.class);
    private static final int WIDTH = 900;
    private static final int HEIGHT = 330;
    private static final Color GROUND = Color.WHITE;
    private static final Color INK = new Color(0x333333);
    private static final Color FAINT = new Color(0xdddddd);
    private static final Color BLUE = new Color(0x0072b2);
    private static final Color ORANGE = new Color(0xe69f00);
    private static final int MANY = 10;
    private static final double HOUR = 3_600;

    private StatsChart() {}

    /** As PNG. Empty where this Java cannot draw: one without fonts or without its desktop module still answers in words. */
    static Optional<byte[]> draw(Stats.Found found, ZoneId zone, Locale locale) {
        try {
            return Optional.of(drawn(found, zone, locale));
        } catch (IOException | RuntimeException | LinkageError | InternalError | AWTError e) {
            LOG.warn("no picture of the measures: {}", e.toString());
            return Optional.empty();
        }
    }

    private static byte[] drawn(Stats.Found found, ZoneId zone, Locale locale) throws IOException {
        var waits = found.cases().stream().filter(it -> it.takenAt().isPresent()).toList();
        var image = new BufferedImage(WIDTH, waits.isEmpty() ? HEIGHT : 2 * HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        weeks(found, locale).paint(pen, WIDTH, HEIGHT);
        pen.translate(0, HEIGHT);
        if (!waits.isEmpty()) waits(waits, found, zone, locale).paint(pen, WIDTH, HEIGHT);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static CategoryChart weeks(Stats.Found found, Locale locale) {
        var chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(Text.of("Cases by the week in which they were asked").plain(locale)).build();
        style(chart.getStyler(), locale);
        var day = DateTimeFormatter.ofPattern(day(locale), locale);
        var names = found.weeks().keySet().stream().map(day::format).toList();
        var cases = List.copyOf(found.weeks().values());
        var most = cases.stream().mapToInt(List::size).max().orElse(1);
        chart.getStyler().setXAxisLabelRotation(names.size() > MANY ? 45 : 0).setYAxisMin(0.0).setYAxisMax(Math.max(4.0, most * 1.1)).setYAxisDecimalPattern("#");
        chart.getStyler().setAvailableSpaceFill(0.6);
        chart.addSeries(Text.of("asked").plain(locale), names, cases.stream().map(List::size).toList()).setFillColor(BLUE);
        chart.addSeries(Text.of("of these resolved").plain(locale), names, cases.stream().map(week -> week.stream().filter(it -> it.resolvedAt().isPresent()).count()).toList()).setFillColor(ORANGE);
        return chart;
    }

    private static XYChart waits(List<Course> cases, Stats.Found found, ZoneId zone, Locale locale) {
        var chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(Text.of("Hours until a case was taken, a dot for each").plain(locale)).build();
        style(chart.getStyler(), locale);
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

    private static void style(AxesChartStyler styler, Locale locale) {
        styler.setChartBackgroundColor(GROUND).setPlotBackgroundColor(GROUND).setPlotBorderVisible(false).setChartFontColor(INK).setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal).setLegendBorderColor(GROUND)
            .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 18)).setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14)).setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13)).setAxisTickLabelsColor(INK).setPlotGridLinesColor(FAINT).setPlotGridVerticalLinesVisible(false).setLocale(locale);
    }
}
