package usher.forty;

import java.util.Map;

/** What came of something that somebody did: words to read, or a form to fill in. */
interface Told {

    boolean isForm();

    /** What they read; after a form on Slack, which shows it in the window, without anything to press. */
    Shown reply();

    Told fills(Map<String, String> values);

    default String words() {
        return reply().words();
    }
}
