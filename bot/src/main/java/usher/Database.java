package usher;

/** The database behind everything: an H2 file by default, or PostgreSQL. */
public final class Database implements AutoCloseable {

    /**
     * Opens and migrates it.
     *
     * @param url a JDBC URL of H2 ({@code jdbc:h2:file:…} or {@code jdbc:h2:mem:…}) or PostgreSQL
     */
    public static Database open(String url, String user, String password) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not built yet");
    }
}
