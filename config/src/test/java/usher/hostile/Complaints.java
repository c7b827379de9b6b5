package usher.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Everything that the program logs as an error while it is open: each incident, and what was thrown where nobody was told. */
final class Complaints extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final List<Appender<ILoggingEvent>> silenced = new ArrayList<>();

    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    private Complaints() {}

    static Complaints heard() {
        var complaints = new Complaints();
        complaints.setContext(complaints.root.getLoggerContext());
        complaints.start();
        Thread.setDefaultUncaughtExceptionHandler((thread, uncaught) -> complaints.heard.add("uncaught: " + uncaught + where(uncaught)));
        complaints.root.iteratorForAppenders().forEachRemaining(complaints.silenced::add);
        complaints.silenced.forEach(complaints.root::detachAppender); // a thousand refused requests are not to be read twice
        complaints.root.addAppender(complaints);
        return complaints;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)) heard.add(event.getLoggerName() + ": " + event.getFormattedMessage() + told(event.getThrowableProxy()));
    }

    private static String told(IThrowableProxy thrown) {
        if (thrown == null) return "";
        var where = new StringBuilder("\n  " + thrown.getClassName() + ": " + cut(thrown.getMessage()));
        var lines = 0;
        for (var line : thrown.getStackTraceElementProxyArray()) {
            if (lines++ < 3 || line.getSTEAsString().contains("at usher.")) where.append("\n    ").append(line.getSTEAsString());
            if (lines > 40) break;
        }
        return where + told(thrown.getCause());
    }

    private static String where(Throwable uncaught) {
        return Arrays.stream(uncaught.getStackTrace()).limit(12).map(it -> "\n    " + it).collect(Collectors.joining());
    }

    private static String cut(String said) {
        return said == null ? "" : said.length() < 400 ? said : said.substring(0, 400) + "…";
    }

    /** What was heard since it was last asked. */
    List<String> take() {
        var all = List.copyOf(heard);
        heard.removeAll(all);
        return all;
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        root.detachAppender(this);
        silenced.forEach(root::addAppender);
        stop();
    }
}
