package usher.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import usher.Database;
import usher.Platform.Finding;

/** What {@code ./usher check} looks at: settings, data folder, database, tokens and rights; each finding is fine or says what to do. */
final class CheckUp {

    private final Settings settings;
    private final List<Finding> findings = new ArrayList<>();

    private CheckUp(Settings settings) {
        this.settings = settings;
    }

    /** Looks at everything, even after something was found wrong. */
    static List<Finding> of(Settings settings) {
        var check = new CheckUp(settings);
        check.fine("the settings can be read: " + settings);
        try {
            check.look(Home.open(settings));
        } catch (Mistake wrong) {
            check.wrong(wrong.getMessage());
        }
        if (settings.discord()) check.findings.addAll(Platforms.discord(settings).check());
        if (settings.slack()) check.findings.addAll(Platforms.slack(settings).check());
        if (!settings.discord() && !settings.slack()) check.fine("neither Discord nor Slack is connected; the playground is " + (settings.playground() ? "on" : "off"));
        return check.findings;
    }

    private void look(Home home) {
        fine("the data folder " + home + " can be written");
        var running = !home.free();
        database(home, running);
        if (!running) port();
        if ((settings.discord() || settings.slack()) && !home.clockOffset().isZero()) wrong("the playground's clock was moved by " + home.clockOffset() + "; delete " + home.file("clock") + " before people join");
        if (settings.playground() && !Links.loopback(settings)) fine("the playground can be reached from elsewhere, with the access token that the start prints");
    }

    private void database(Home home, boolean running) {
        var where = Where.of(settings, home);
        if (where.embedded() && running) {
            fine("the database is in use by the Usher that is running on " + home);
            return;
        }
        if (where.embedded() && !home.hasDatabase()) {
            fine("there is no database yet; the first start makes it in " + home);
            return;
        }
        try (var connection = where.connect()) {
            var meta = connection.getMetaData();
            fine("the database answers: " + meta.getDatabaseProductName() + " " + meta.getDatabaseProductVersion() + ", tables at version " + Schema.version(connection));
        } catch (Mistake | Database.Unusable e) {
            wrong(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            wrong("the database cannot be read: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "; restore a backup, or see the database's own log");
        }
    }

    private void port() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.get(Setting.HOST)), settings.port()));
            fine("port " + settings.port() + " on " + settings.get(Setting.HOST) + " is free");
        } catch (IOException e) {
            wrong("port " + settings.port() + " on " + settings.get(Setting.HOST) + " cannot be had (" + e.getMessage() + "): stop what uses it, or set USHER_PORT or USHER_HOST");
        }
    }

    private void fine(String what) {
        findings.add(new Finding(true, what));
    }

    private void wrong(@org.jspecify.annotations.Nullable String what) {
        findings.add(new Finding(false, String.valueOf(what)));
    }
}
