package usher.config;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a table's rows come to: how many they are, and a digest that is the same in whatever order they are read (the sum of the rows' SHA-256, so that
 * two databases can be compared row by row without sorting either).
 */
final class Content {

    private static final int DIGITS = 64;

    private final MessageDigest sha = sha();
    private long rows;
    private BigInteger sum = BigInteger.ZERO;

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(String row) {
        rows++;
        sum = sum.add(new BigInteger(1, sha.digest(row.getBytes(StandardCharsets.UTF_8))));
    }

    long rows() {
        return rows;
    }

    String digest() {
        return ("0".repeat(DIGITS) + sum.toString(16)).substring(sum.toString(16).length());
    }

    boolean same(Content other) {
        return rows == other.rows && sum.equals(other.sum);
    }
}
