package usher.web.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, without a window; nothing is downloaded. */
public final class Chromium implements AutoCloseable {

    private static final List<String> USUAL = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")));
    }

    /** Starts it; where there is none the test is skipped, or fails when {@code CI=true}, for there it must not be forgotten. */
    public static Chromium start() {
        var found = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), USUAL.stream()).map(Path::of).filter(Files::isExecutable).findFirst();
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) Assertions.fail("no chromium: apt-get install chromium, or name one in CHROMIUM");
        Assumptions.assumeTrue(found.isPresent(), "skipped: no chromium (apt-get install chromium, or name one in CHROMIUM)");
        return new Chromium(found.orElseThrow());
    }

    /** A fresh visitor, as wide and high as said in CSS pixels. */
    public Visitor visit(String url, int width, int height, boolean dark) {
        var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setDeviceScaleFactor(2).setLocale("en-GB").setTimezoneId("Europe/Berlin")
            .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT).setReducedMotion(ReducedMotion.REDUCE).setHasTouch(width < 500));
        context.setDefaultTimeout(15_000);
        return new Visitor(Objects.requireNonNull(context.newPage()), url);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
