package usher.outcomes;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words as they are looked for: cut as Unicode says (UAX 29, and by dictionary where no spaces are written), in one case, without accents and without an English
 * plural's end (Harman 1991, the S stemmer). What only holds a sentence together is left out.
 */
final class Terms {

    /** Characters of a term; longer ones are cut. */
    static final int LONGEST = 40;
    /** Letters at the beginning that two forms of one word have in common. */
    static final int ROOT = 4;
    /** How long the same beginning must be where neither is the beginning of the other, and how much the rest may be: recruiter and recruiting. */
    private static final int SAME = 7;
    private static final int REST = 3;

    private static final double EXACT = 1;
    private static final double FORM = 0.9;
    private static final double PART = 0.5;

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Set<String> HOLD_TOGETHER = Set.copyOf(List.of((
        "a about after all also am an and any are as at be because been before being both but by can cannot could did do does doing done don't for from get got had has have having he her here him his how i i'm if in into is it its"
        + " just like me more most my need no nor not now of off on once only or other our out over own please same she should so some such than that the their them then there these they this those through to too under until up us"
        + " very want was we were what when where which while who whom why will with would you your"
        + " aber als am an auch auf aus bei bin bis da damit das dass dein dem den der des dich die dies diese dieser dir doch du durch ein eine einem einen einer eines er es fur habe haben hat ich ihr im in ist ja kann kein keine man mein meine"
        + " mich mir mit muss nach nicht noch nur oder sein sich sie sind so und uns unser vom von vor war was weil wenn wer wie wir wird wo zu zum zur").split(" ")));

    private Terms() {}

    /** In their order, as often as they stand there. */
    static List<String> of(String words) {
        var terms = new ArrayList<String>();
        var breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(words);
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            if (breaks.getRuleStatus() < BreakIterator.WORD_NONE_LIMIT) continue;
            var term = folded(words.substring(from, to));
            if (!term.isEmpty() && !HOLD_TOGETHER.contains(term)) terms.add(singular(term));
        }
        return terms;
    }

    private static String folded(String word) {
        var plain = ACCENTS.matcher(Normalizer2.getNFDInstance().normalize(FOLDED.normalize(word))).replaceAll("");
        var composed = Normalizer2.getNFCInstance().normalize(plain).replace('’', '\'');
        var owner = composed.endsWith("'s") ? composed.substring(0, composed.length() - 2) : composed;
        return owner.codePointCount(0, owner.length()) <= LONGEST ? owner : owner.substring(0, owner.offsetByCodePoints(0, LONGEST));
    }

    private static String singular(String term) {
        if (term.length() <= 3 || !term.endsWith("s") || term.endsWith("ss") || term.endsWith("us")) return term;
        if (term.endsWith("ies") && !term.endsWith("eies") && !term.endsWith("aies")) return term.substring(0, term.length() - 3) + "y";
        if (term.endsWith("aes") || term.endsWith("ees") || term.endsWith("oes")) return term;
        return term.substring(0, term.length() - 1);
    }

    /** How a term begins, by which all that may be a form of the same word is looked up. */
    static String root(String term) {
        return term.substring(0, term.offsetByCodePoints(0, Math.min(ROOT, term.codePointCount(0, term.length()))));
    }

    /** From 0 to 1: how much one term says that the other was meant. */
    static double alike(String one, String other) {
        if (one.equals(other)) return EXACT;
        var common = 0;
        while (common < one.length() && common < other.length() && one.charAt(common) == other.charAt(common)) common++;
        var shorter = Math.min(one.length(), other.length());
        var rest = Math.max(one.length(), other.length()) - common;
        if (common == shorter && common >= ROOT) return rest <= REST ? FORM : PART;
        return common >= SAME && rest <= REST ? FORM : 0;
    }
}
