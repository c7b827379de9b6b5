package usher.config;

/** Something the operator can mend: its message is the one sentence they are told, and the program ends with exit code {@value #EXIT}. */
public final class Mistake extends RuntimeException {

    public static final int EXIT = 2;

    public Mistake(String sentence) {
        super(sentence, null, false, false);
    }
}
