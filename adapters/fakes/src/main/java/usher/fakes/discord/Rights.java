package usher.fakes.discord;

import java.util.Map;

/** The permission bits the fake knows, from Discord's permission table. */
public final class Rights {

    public static final long ADMINISTRATOR = 1L << 3;
    public static final long MANAGE_GUILD = 1L << 5;
    public static final long VIEW_CHANNEL = 1L << 10;
    public static final long SEND_MESSAGES = 1L << 11;
    public static final long ATTACH_FILES = 1L << 15;
    public static final long READ_MESSAGE_HISTORY = 1L << 16;
    public static final long CONNECT = 1L << 20;
    public static final long USE_APPLICATION_COMMANDS = 1L << 31;
    public static final long MANAGE_EVENTS = 1L << 33;
    public static final long MANAGE_THREADS = 1L << 34;
    public static final long CREATE_PUBLIC_THREADS = 1L << 35;
    public static final long SEND_MESSAGES_IN_THREADS = 1L << 38;
    public static final long CREATE_EVENTS = 1L << 44;

    /** What an ordinary member may do. */
    public static final long MEMBER = VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | USE_APPLICATION_COMMANDS;

    /** What the bot may do unless a test says otherwise. */
    public static final long BOT = MEMBER | ATTACH_FILES | SEND_MESSAGES_IN_THREADS | CREATE_PUBLIC_THREADS | CREATE_EVENTS | CONNECT;

    static final Map<Long, String> NAMES = Map.of(VIEW_CHANNEL, "VIEW_CHANNEL", SEND_MESSAGES, "SEND_MESSAGES", ATTACH_FILES, "ATTACH_FILES",
        READ_MESSAGE_HISTORY, "READ_MESSAGE_HISTORY", SEND_MESSAGES_IN_THREADS, "SEND_MESSAGES_IN_THREADS");

    private Rights() {}
}
