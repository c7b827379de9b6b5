package usher;

/**
 * Something that {@link Tx#once} loaded and that may serve later groups as well: one that counts thousands of rows need not count them again for each press of a
 * crowd. It lasts as long as the writer holds the lock that makes it the only one that writes, and until a group is undone.
 */
public interface Lasting {

    /** Whether it knows of every change of the rows behind it. Asked when its group is committed; it is loaded anew unless it does. */
    boolean lasts();

    /** The next group begins: what was about the calls of this one is let go. */
    void nextGroup();
}
