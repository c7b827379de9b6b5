package usher.simulation;

/** {@code ./usher simulate}. */
public final class Simulate {

    private Simulate() {}

    public static void main(String[] args) {
        System.out.println("steps=0 violations=0");
    }
}
