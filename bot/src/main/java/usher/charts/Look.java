package usher.charts;

import java.awt.AWTError;
import java.awt.Color;
import java.awt.Font;
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
    public static final Color GROUND = Color.WHITE;
    public static final Color INK = new Color(0x333333);
    public static final Color BLUE = new Color(0x0072b2);
    public static final Color ORANGE = new Color(0xe69f00);
    public static final Color GREY = new Color(0xbbbbbb);
    private static final Color FAINT = new Color(0xdddddd);

    private static final Logger LOG = LoggerFactory.getLogger(Look.class);
    /** Points a bar takes with what is around it, and what the title and the axis take. */
    private static final int BAR = 26;
    private static final int FRAME = 70;
    /** Characters of a bar's name, and of a title, before they are shortened. */
    private static final int NAME = 52;
    private static final int TITLE = 56;

    private Look() {}

    /** One below the other, as PNG. Empty where this Java cannot draw: one without fonts or without its desktop module still answers in words. */
    public static Optional<byte[]> png(Supplier<List<Chart<?, ?>>> charts) {
        try {
            return Optional.of(drawn(charts.get()));
        } catch (IOException | RuntimeException | LinkageError | InternalError | AWTError e) {
            LOG.warn("no picture of the measures: {}", e.toString());
            return Optional.empty();
        }
    }

    private static byte[] drawn(List<Chart<?, ?>> charts) throws IOException {
        var image = new BufferedImage(WIDTH, charts.stream().mapToInt(Chart::getHeight).sum(), BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (var chart : charts) {
            chart.paint(pen, WIDTH, chart.getHeight());
            pen.translate(0, chart.getHeight());
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
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
    public static HorizontalBarChart lying(Text title, Locale locale, List<Bars> series) {
        var names = series.getFirst().bars().stream().map(it -> shortened(it.name(), NAME)).toList();
        var chart = new HorizontalBarChartBuilder().width(WIDTH).height(FRAME + BAR * names.size() * series.size() + (series.size() > 1 ? 30 : 0)).title(shortened(title.plain(locale), TITLE)).build();
        style(chart.getStyler(), locale);
        var most = series.stream().flatMap(it -> it.bars().stream()).mapToDouble(it -> it.number().doubleValue()).max().orElse(1);
        // the calculator of names reads the hint of the other axis, whose numbers stand in the names
        chart.getStyler().setAvailableSpaceFill(0.7).setXAxisTickMarkSpacingHint(10).setXAxisTicksVisible(false).setXAxisMin(0.0).setXAxisMax(Math.max(4.0, most * 1.02));
        chart.getStyler().setPlotGridHorizontalLinesVisible(false).setLegendVisible(series.size() > 1);
        for (var it : series) chart.addSeries(it.name().plain(locale), it.bars().stream().map(Bar::number).toList(), names).setFillColor(it.colour());
        return chart;
    }

    private static String shortened(String name, int most) {
        return name.codePointCount(0, name.length()) <= most ? name : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
    }
}
