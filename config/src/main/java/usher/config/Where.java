package usher.config;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import usher.Database;

/** Where a database is and who Usher is to it. */
record Where(String url, String user, String password) {

    /** What the settings say: PostgreSQL, or the file in the data folder. */
    static Where of(Settings settings, Home home) {
        return settings.has(Setting.DATABASE_URL) ? set(settings) : in(home);
    }

    static Where set(Settings settings) {
        return new Where(settings.get(Setting.DATABASE_URL), settings.get(Setting.DATABASE_USER), settings.get(Setting.DATABASE_PASSWORD));
    }

    static Where in(Home home) {
        return file(home.database().toString());
    }

    static Where file(String path) {
        if (path.contains(";")) throw new Mistake("USHER_HOME is a folder with a semicolon in its path, which the embedded database cannot read; set it to one without.");
        return new Where(Database.embedded(path), "", "");
    }

    boolean embedded() {
        return url.startsWith("jdbc:h2:");
    }

    Database open() {
        return Database.open(url, user, password);
    }

    /** A connection that migrates nothing; {@link Mistake} when there is no way to the database. */
    Connection connect() {
        try {
            return DriverManager.getConnection(url, user, password);
        } catch (SQLException e) {
            throw new Mistake("The database " + shown() + " cannot be reached: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".");
        }
    }

    /** The URL without what may be a password in its parameters. */
    String shown() {
        return url.replaceFirst("[?;].*$", "").replaceFirst("//[^/@]*@", "//");
    }

    @Override
    public String toString() {
        return shown();
    }
}
