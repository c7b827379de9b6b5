package usher.charts;

import java.awt.AWTError;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Text;

/**
 * The look of charts. They bring their own light ground, so that they can be read on a dark page too, and colours that are told apart by those who see few of them
 * (Okabe and Ito 2008), also without colour by their lightness.
 */
public final class Look {

    public static final int WIDTH = 900;
    /** Of what is read on a phone too, where a wide picture's letters would be too small. */
    private static final int NARROW = 600;
    /** Dots for each point, as screens have them. */
    private static final int SHARP = 2;
    public static final Color GROUND = Color.WHITE;
    public static final Color INK = new Color(0x333333);
    public static final Color BLUE = new Color(0x0072b2);
    public static final Color ORANGE = new Color(0xe69f00);
    public static final Color GREY = new Color(0xbbbbbb);
    private static final Color FAINT = new Color(0xdddddd);

    private static final Logger LOG = LoggerFactory.getLogger(Look.class);
    /** Points a bar takes with what is around it, and what is above and below all of them. */
    private static final int BAR = 28;
    private static final int FRAME = 40;
    /** Characters of a bar's name before it is shortened. */
    private static final int NAME = 42;
    private static final int HEADING = 36;
    private static final int MARGIN = 10;

    private Look() {}

    /** One below the other, as PNG. Empty where this Java cannot draw: one without fonts or without its desktop module still answers in words. */
    public static Optional<byte[]> png(Supplier<List<Chart<?, ?>>> charts) {
        return png("", charts);
    }

    /** The same under a heading, which has all of the width, and is shortened to it. */
    public static Optional<byte[]> png(String heading, Supplier<List<Chart<?, ?>>> charts) {
        try {
            return Optional.of(drawn(heading, charts.get()));
        } catch (IOException | RuntimeException | LinkageError | InternalError | AWTError e) {
            LOG.warn("no picture of the measures: {}", e.toString());
            return Optional.empty();
        }
    }

    private static byte[] drawn(String heading, List<Chart<?, ?>> charts) throws IOException {
        var width = charts.stream().mapToInt(Chart::getWidth).max().orElse(WIDTH);
        var top = heading.isEmpty() ? 0 : HEADING;
        var image = new BufferedImage(SHARP * width, SHARP * (top + charts.stream().mapToInt(Chart::getHeight).sum()), BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.scale(SHARP, SHARP);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        if (top > 0) head(heading, width, pen);
        for (var chart : charts) {
            chart.paint(pen, width, chart.getHeight());
            pen.translate(0, chart.getHeight());
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static void head(String heading, int width, Graphics2D pen) {
        pen.setColor(GROUND);
        pen.fillRect(0, 0, width, HEADING);
        pen.setColor(INK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
        var most = heading.length();
        while (pen.getFontMetrics().stringWidth(shortened(heading, most)) > width - 2 * MARGIN && most > 1) most--;
        pen.drawString(shortened(heading, most), MARGIN, HEADING - MARGIN);
        pen.translate(0, HEADING);
    }

    public static void style(AxesChartStyler styler, Locale locale) {
        styler.setChartBackgroundColor(GROUND).setPlotBackgroundColor(GROUND).setPlotBorderVisible(false).setChartFontColor(INK).setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal).setLegendBorderColor(GROUND)
            .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 18)).setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14)).setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13)).setAxisTickLabelsColor(INK).setPlotGridLinesColor(FAINT).setPlotGridVerticalLinesVisible(false).setLocale(locale);
    }

    /** How much of something there is. */
    public record Bar(String name, Number number) {}

    /** Several of the same kind, in one colour. */
    public record Bars(Text name, Color colour, List<Bar> bars) {}

    /** Lying bars with room for their names, the first at the top. Since a short bar has no room for its number, the names say it. All {@code series} have the same names. */
    public static HorizontalBarChart lying(Locale locale, List<Bars> series) {
        var names = series.getFirst().bars().stream().map(it -> shortened(it.name(), NAME)).toList();
        var chart = new HorizontalBarChartBuilder().width(NARROW).height(FRAME + BAR * names.size() * series.size() + (series.size() > 1 ? 30 : 0)).build();
        style(chart.getStyler(), locale);
        var most = series.stream().flatMap(it -> it.bars().stream()).mapToDouble(it -> it.number().doubleValue()).max().orElse(1);
        // the calculator of names reads the hint of the other axis, whose numbers stand in the names
        chart.getStyler().setAvailableSpaceFill(0.7).setXAxisTickMarkSpacingHint(10).setXAxisTicksVisible(false).setXAxisMin(0.0).setXAxisMax(Math.max(1.0, most * 1.02));
        chart.getStyler().setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15)).setPlotGridHorizontalLinesVisible(false).setChartTitleVisible(false).setLegendVisible(series.size() > 1);
        for (var it : series) chart.addSeries(it.name().plain(locale), it.bars().stream().map(Bar::number).toList(), names).setFillColor(it.colour());
        return chart;
    }

    private static String shortened(String name, int most) {
        return name.codePointCount(0, name.length()) <= most ? name : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
    }
}
