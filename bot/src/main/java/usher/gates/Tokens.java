package usher.gates;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import usher.Field;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.people.CodeTable;

/**
 * One-time tokens. A token admits one person to a pool, whoever types it first, and stays theirs: giving the seat back does not free it, for a token that
 * wanders from hand to hand would admit everybody one after another. Who is given a seat by transfer needs a token of their own. Letter case does not
 * count. Wrong ones are counted with the wrong codes of {@link CodeTable}: {@value #MOST_WRONG} in ten minutes, whatever was guessed at.
 */
public final class Tokens {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 64;
    private static final int MOST_WRONG = 5;
    private static final Duration WRONG_COUNTS = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private Tokens() {}

    /** What a typed token came to. A wrong one is no refusal, for a refusal undoes its call, and wrong tries must stay counted. */
    public sealed interface Tried {
        record Good() implements Tried {}
        record Bad(Text why) implements Tried {}
    }

    /** Spends what the caller typed on their admission to {@code root} and its options. Who was admitted before spends nothing. */
    public static Tried spend(long root, String typed, Tx tx) {
        var codes = tx.table(CodeTable.class);
        var table = tx.table(GateTable.class);
        var who = tx.caller();
        var gates = Gates.rows(root, tx).stream().filter(row -> row.kind().equals("token")).toList();
        if (gates.isEmpty()) return new Tried.Bad(Text.of("No token is needed here."));
        var lacked = gates.stream().filter(gate -> !table.hasToken(gate.id(), who.id())).toList();
        if (lacked.isEmpty()) return new Tried.Good();
        if (codes.wrong(who.id(), tx.now().minus(WRONG_COUNTS)) >= MOST_WRONG) return new Tried.Bad(Text.of("Those were too many wrong tokens. Please wait ten minutes."));
        for (var gate : lacked) {
            if (table.use(gate.id(), hash(gate.id(), typed), who.id(), tx.now()) == 1) return new Tried.Good();
        }
        codes.forgetWrong(tx.now().minus(REMEMBERED));
        codes.addWrong(tx.newId(), who.id(), tx.now());
        var known = lacked.stream().map(gate -> table.token(gate.id(), hash(gate.id(), typed))).flatMap(Optional::stream).findFirst();
        return new Tried.Bad(known.isPresent() ? Text.of("That token was used already; each is good for one person.") : Text.of("That is none of the tokens for this. Please check it once more."));
    }

    /** The tokens in what a moderator pasted, between spaces, commas or line ends. */
    static Set<String> read(String pasted, Field<?> field) {
        var tokens = new LinkedHashSet<String>();
        for (var token : pasted.strip().split("[\\s,;]+")) {
            var length = token.codePointCount(0, token.length());
            if (length < SHORTEST || length > LONGEST) {
                throw Refusal.of("One of the tokens has {length, plural, one {# character} other {# characters}}, and each needs {least} to {most}. Put a space or a new line between two: {example}",
                    Text.count("length", length), Text.count("least", SHORTEST), Text.count("most", LONGEST), Text.code("example", "K7MQ-2XWD P9RT-4HBC")).at(field);
            }
            tokens.add(token);
        }
        return tokens;
    }

    /** Adds those that are new. */
    static void add(long gate, Set<String> tokens, Tx tx) {
        var table = tx.table(GateTable.class);
        var hashes = new LinkedHashSet<String>();
        tokens.forEach(token -> hashes.add(hash(gate, token)));
        hashes.stream().filter(hash -> table.token(gate, hash).isEmpty()).toList().forEach(hash -> table.addToken(gate, hash));
    }

    /** Salted with its gate, so that the same token on two lists is not seen to be the same. */
    private static String hash(long gate, String token) {
        try {
            var said = "usher token " + gate + " " + token.strip().toUpperCase(Locale.ROOT);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
