package usher.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import usher.Card;
import usher.Text;

/** What Slack calls mrkdwn, read as its clients draw it: the words of a message that comes without blocks. What is left open stays as it was typed. */
final class SlackMrkdwn {

    private static final String FENCE = "```";
    private static final String BULLET = "• ";
    private static final int NOWHERE = -1;
    private static final Pattern DATE = Pattern.compile("!date\\^(\\d{1,11})\\^([^^]*)(?:\\^.*)?", Pattern.DOTALL);

    private final SlackNames names;

    SlackMrkdwn(SlackNames names) {
        this.names = names;
    }

    List<Card.Block> blocks(String text) {
        var blocks = new ArrayList<Card.Block>();
        var from = 0;
        for (var open = text.indexOf(FENCE); open >= 0; open = text.indexOf(FENCE, from)) {
            var close = text.indexOf(FENCE, open + FENCE.length());
            if (close < 0) break;
            lines(text.substring(from, open), blocks);
            SlackWords.code(SlackCommand.words(text.substring(open + FENCE.length(), close)).replaceAll("^\\n|\\n$", ""), blocks);
            from = close + FENCE.length();
        }
        lines(text.substring(from), blocks);
        return blocks;
    }

    private void lines(String text, List<Card.Block> blocks) {
        var said = new SlackPieces();
        var bullets = new ArrayList<Text>();
        for (var line : text.split("(?<=\\n)")) {
            if (line.startsWith(BULLET)) {
                SlackWords.paragraphs(said, blocks);
                said = new SlackPieces();
                bullets.addAll(read(line.substring(BULLET.length())).texts());
            } else {
                SlackWords.bullets(bullets, blocks);
                inline(line, 0, line.length(), "", said);
            }
        }
        SlackWords.bullets(bullets, blocks);
        SlackWords.paragraphs(said, blocks);
    }

    private SlackPieces read(String line) {
        var pieces = new SlackPieces();
        inline(line, 0, line.length(), "", pieces);
        return pieces;
    }

    /** @param within the marks that are open around it; each is open once at most, and what was not closed once is not looked for again, so it stays quick */
    private void inline(String line, int from, int to, String within, SlackPieces into) {
        var plain = new StringBuilder();
        var hopeless = new StringBuilder(within);
        for (var i = from; i < to; ) {
            var sign = line.charAt(i);
            var close = hopeless.indexOf(String.valueOf(sign)) >= 0 ? NOWHERE : switch (sign) {
                case '`', '<' -> end(line, i, to, hopeless);
                case '*', '_', '~' -> opens(line, i, from, to) ? closing(line, i, to, hopeless) : NOWHERE;
                default -> NOWHERE;
            };
            if (close <= i + 1) {
                plain.append(sign);
                i++;
                continue;
            }
            flush(plain, within, into);
            if (sign == '`') into.code(SlackCommand.words(line.substring(i + 1, close)));
            else if (sign == '<') entity(line.substring(i + 1, close), within, into);
            else inline(line, i + 1, close, within + sign, into);
            i = close + 1;
        }
        flush(plain, within, into);
    }

    private static void flush(StringBuilder plain, String within, SlackPieces into) {
        if (!plain.isEmpty()) say(SlackCommand.words(plain.toString()), within, into);
        plain.setLength(0);
    }

    private static void say(String words, String within, SlackPieces into) {
        if (within.indexOf('*') >= 0) into.strong(words);
        else into.plain(words);
    }

    private static boolean opens(String line, int at, int from, int to) {
        return (at == from || !Character.isLetterOrDigit(line.charAt(at - 1)) && line.charAt(at - 1) != line.charAt(at)) && at + 1 < to && !Character.isWhitespace(line.charAt(at + 1));
    }

    /** Where code or an entity ends. */
    private static int end(String line, int open, int to, StringBuilder hopeless) {
        var end = line.indexOf(line.charAt(open) == '<' ? '>' : '`', open + 1);
        if (end >= 0 && end < to) return end;
        hopeless.append(line.charAt(open));
        return NOWHERE;
    }

    /** Where the mark is closed; what stands in code or in an entity closes nothing. */
    private static int closing(String line, int open, int to, StringBuilder hopeless) {
        var mark = line.charAt(open);
        for (var i = open + 1; i < to; i++) {
            var sign = line.charAt(i);
            if ((sign == '<' || sign == '`') && hopeless.indexOf(String.valueOf(sign)) < 0) {
                i = Math.max(i, end(line, i, to, hopeless));
            } else if (sign == mark && i > open + 1 && !Character.isWhitespace(line.charAt(i - 1)) && (i + 1 == to || !Character.isLetterOrDigit(line.charAt(i + 1)))) {
                return i;
            }
        }
        hopeless.append(mark);
        return NOWHERE;
    }

    /** What stands between angle brackets, which nobody can type as such. */
    private void entity(String inside, String within, SlackPieces into) {
        var bar = inside.indexOf('|');
        var target = bar < 0 ? inside : inside.substring(0, bar);
        var label = Optional.of(bar < 0 ? "" : SlackCommand.words(inside.substring(bar + 1))).filter(it -> !it.isBlank());
        var date = DATE.matcher(target);
        if (target.matches("@[UW][A-Z0-9]{1,40}")) names.person(target.substring(1), label, into);
        else if (target.matches("#[CGD][A-Z0-9]{1,40}")) names.place(target.substring(1), label, into);
        else if (date.matches()) SlackNames.moment(Long.parseLong(date.group(1)), date.group(2), into);
        else if (target.toLowerCase(Locale.ROOT).matches("(https?|mailto):.*")) link(SlackCommand.words(target), label, into);
        else if (target.startsWith("!subteam^")) say(label.orElse("@" + target.substring(9)), within, into);
        else if (target.startsWith("!")) say(label.orElse("@" + target.substring(1)), within, into);
        else say(label.orElse(SlackCommand.words(target)), within, into);
    }

    private static void link(String address, Optional<String> label, SlackPieces into) {
        into.link(address, label.orElse(address.startsWith("mailto:") ? address.substring(7) : address));
    }
}
