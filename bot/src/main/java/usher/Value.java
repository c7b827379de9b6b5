package usher;

/** One named, written value of a call, a button or a timer: {@code drop=12}. */
public record Value(String name, String text) {}
