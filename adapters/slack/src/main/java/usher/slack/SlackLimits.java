package usher.slack;

/** Block Kit's limits in characters and pieces (docs.slack.dev/reference/block-kit), and the one place where what is too long is shortened. */
final class SlackLimits {

    static final int MESSAGE_BLOCKS = 50;
    static final int VIEW_BLOCKS = 100;
    static final int SECTION_TEXT = 3000;
    static final int HEADER_TEXT = 150;
    static final int IMAGE_ADDRESS = 3000;
    static final int ALT_TEXT = 2000;
    /** Slack documents no limit for a bookmark's title; its bar shows about as much. */
    static final int BOOKMARK_TITLE = 80;
    static final int BUTTON_TEXT = 75;
    static final int BUTTON_VALUE = 2000;
    static final int ACTION_ID = 255;
    static final int BLOCK_ID = 255;
    static final int OPTIONS = 100;
    static final int OPTION_TEXT = 75;
    static final int OPTION_VALUE = 150;
    static final int PLACEHOLDER = 150;
    static final int LABEL = 2000;
    static final int HINT = 2000;
    static final int INPUT_VALUE = 3000;
    static final int VIEW_TITLE = 24;
    static final int PRIVATE_METADATA = 3000;
    /** The words of a notification; Slack cuts the text of a message at 40,000 and asks for at most 4,000. */
    static final int NOTICE = 4000;

    private SlackLimits() {}

    /** At most {@code most} UTF-16 units, ending in an ellipsis when something had to go; no character is cut in two. */
    static String fit(String words, int most) {
        if (words.length() <= most) return words;
        var end = most - 1;
        if (Character.isHighSurrogate(words.charAt(end - 1))) end--;
        return words.substring(0, end) + "…";
    }
}
