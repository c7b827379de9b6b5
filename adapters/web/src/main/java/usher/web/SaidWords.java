package usher.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import usher.Card;
import usher.Text;

/** What somebody types in the playground as the blocks of a card: words as they are, and code between three backticks. */
final class SaidWords {

    private static final Pattern CODE = Pattern.compile("```(?:\\w*\\R)?(.*?)```", Pattern.DOTALL);

    private SaidWords() {}

    static List<Card.Block> blocks(String words) {
        var blocks = new ArrayList<Card.Block>();
        var code = CODE.matcher(words);
        var from = 0;
        while (code.find()) {
            say(words.substring(from, code.start()), blocks);
            if (!code.group(1).isBlank()) blocks.add(new Card.Code(code.group(1).stripTrailing()));
            from = code.end();
        }
        say(words.substring(from), blocks);
        return blocks;
    }

    private static void say(String words, List<Card.Block> blocks) {
        if (!words.isBlank()) blocks.add(new Card.Paragraph(Text.verbatim(words.strip())));
    }
}
