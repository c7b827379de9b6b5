package usher.people;

import java.time.Duration;
import java.util.Locale;
import usher.Text;
import usher.Tx;

/** Gives and takes one-time codes: eight characters that are hard to misread, good once and for a few minutes. */
final class Codes {

    /** 31 characters without 0 O 1 I L; eight of them are 8.5 × 10^11 codes, of which a guesser gets {@value #MOST_WRONG} tries in ten minutes. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 8;
    private static final int MOST_WRONG = 5;
    private static final Duration WRONG_COUNTS = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private Codes() {}

    enum Kind {
        LINK(Duration.ofMinutes(10)), CONNECT(Duration.ofMinutes(15));

        final Duration lasts;

        Kind(Duration lasts) {
            this.lasts = lasts;
        }
    }

    /** What a typed code came to. A wrong one is no refusal, for a refusal undoes its call, and wrong tries must stay counted. */
    sealed interface Tried {
        record Good(CodeTable.Row row) implements Tried {}
        record Bad(Text why) implements Tried {}
    }

    static CodeTable.Row give(Kind kind, usher.Account account, Tx tx) {
        var table = tx.table(CodeTable.class);
        table.replace(tx.caller().id(), kind.name(), tx.now().minus(REMEMBERED));
        var row = new CodeTable.Row(random(tx), kind.name(), tx.community().id(), tx.caller().id(), account.key(), tx.now().plus(kind.lasts), false);
        table.add(row);
        return row;
    }

    private static String random(Tx tx) {
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) code.append(ALPHABET.charAt(tx.random().nextInt(ALPHABET.length())));
        return code.toString();
    }

    /** {@code ABCD-EFGH}, as it is shown; the dash may be left out when it is typed. */
    static String shown(CodeTable.Row row) {
        return row.code().substring(0, LENGTH / 2) + "-" + row.code().substring(LENGTH / 2);
    }

    /** Looks a typed code up without using it. */
    static Tried look(Kind kind, String typed, Tx tx) {
        var table = tx.table(CodeTable.class);
        if (table.wrong(tx.caller().id(), tx.now().minus(WRONG_COUNTS)) >= MOST_WRONG) {
            return new Tried.Bad(Text.of("Those were too many wrong codes. Please wait ten minutes, then ask for a new one."));
        }
        var found = table.code(typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""), kind.name());
        if (found.isEmpty()) {
            table.forgetWrong(tx.now().minus(REMEMBERED));
            table.addWrong(tx.newId(), tx.caller().id(), tx.now());
            return new Tried.Bad(Text.of("That is not one of my codes. It has eight letters and digits, for example {example}; please check it once more.",
                Text.code("example", "K7MQ-2XWD")));
        }
        var row = found.get();
        if (row.used()) return new Tried.Bad(Text.of("That code was used already; each is good for once. Please ask for a new one."));
        if (row.untilAt().isBefore(tx.now())) {
            return new Tried.Bad(Text.of("That code ran out {when}. Please ask for a new one.", Text.moment("when", row.untilAt(), Text.Style.RELATIVE)));
        }
        return new Tried.Good(row);
    }
}
