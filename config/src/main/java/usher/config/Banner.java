package usher.config;

import java.util.ArrayList;

/** The few lines that the start says: what is on, where to click, what is missing. */
final class Banner {

    private Banner() {}

    /** @param link where the web pages are */
    static String of(Settings settings, Home home, String database, String link) {
        var lines = new ArrayList<String>();
        lines.add("Usher is on.");
        lines.add(settings.playground() ? "  Playground  " + link + "  (open it in a browser)" : "  Web pages   " + link);
        lines.add("  Database    " + database + (settings.has(Setting.DATABASE_URL) ? " at " + Where.set(settings).shown() : " in " + home));
        lines.add("  Discord     " + (settings.discord() ? "on" : "off: set DISCORD_TOKEN (./usher invite discord gives the invite link)"));
        lines.add("  Slack       " + slack(settings));
        lines.add("  Check-up    ./usher check    Stop  Ctrl-C");
        return String.join(System.lineSeparator(), lines);
    }

    private static String slack(Settings settings) {
        if (!settings.slack()) return "off: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (./usher manifest slack gives the app to paste)";
        if (settings.has(Setting.SLACK_APP_TOKEN)) return "on, over Socket Mode" + (settings.has(Setting.SLACK_SIGNING_SECRET) ? " and HTTP at /slack/events" : "");
        return "on, over HTTP at /slack/events" + (settings.has(Setting.PUBLIC_URL) ? "" : "; set USHER_PUBLIC_URL to the address that Slack reaches it by");
    }
}
