package usher.web;

/** Writes HTML; the one place where words are escaped. Tags and attribute names are ours, everything else is text. */
final class Html {

    private final StringBuilder written = new StringBuilder();

    /** Opens a tag with attributes as names and values in turn. */
    Html open(String tag, String... attributes) {
        written.append('<').append(tag);
        for (var i = 0; i < attributes.length; i += 2) {
            written.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            written.append('"');
        }
        written.append('>');
        return this;
    }

    Html close(String tag) {
        written.append("</").append(tag).append('>');
        return this;
    }

    Html text(String words) {
        escape(words);
        return this;
    }

    /** A tag with nothing but words in it. */
    Html leaf(String tag, String words, String... attributes) {
        return open(tag, attributes).text(words).close(tag);
    }

    private void escape(String words) {
        for (var i = 0; i < words.length(); i++) {
            var unit = words.charAt(i);
            switch (unit) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '>' -> written.append("&gt;");
                case '"' -> written.append("&quot;");
                case '\'' -> written.append("&#39;");
                case '\0' -> written.append('\uFFFD');
                default -> written.append(unit);
            }
        }
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
