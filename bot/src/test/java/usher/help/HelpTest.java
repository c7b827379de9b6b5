package usher.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Action;
import usher.Answer;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Right;
import usher.testing.Chat;
import usher.testing.Persona;

class HelpTest {

    private static final Field.Line TITLE = new Field.Line(Field.required("title", "Title", "What it is called"), 80);

    private final Chat chat = new Chat(HelpTest::features);
    private final Persona ben = chat.member("Ben");
    private final Persona ann = chat.admin("Ann");

    private static List<Feature> features() {
        var all = new ArrayList<Feature>();
        all.add(new Help(() -> all.stream().flatMap(feature -> feature.actions().stream()).toList()));
        all.add(() -> List.of(
            Action.command("tea make", "Make tea", Right.MODERATORS, List.of(TITLE), (call, tx) -> Answer.done(Card.of("Made"))),
            Action.question("tea list", "List the teas", Right.ANYONE, List.of(), (call, view) -> Answer.done(Card.of("Green, black"))),
            Action.press("tea.drink", "Drink it", Right.ANYONE, List.of(), (call, tx) -> Answer.done(Card.of("Gone")))));
        all.add(() -> IntStream.range(0, 14)
            .mapToObj(i -> Action.question("many n" + i, "Number " + i, Right.ANYONE, List.of(), (call, view) -> Answer.done(Card.of("It")))).toList());
        return all;
    }

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void helpListsTheCommandsAPersonMayUse() {
        ben.says("/usher help").isAnswered("/tea list – List the teas");
        assertThat(ben.answered()).contains("/usher help").doesNotContain("/tea make").doesNotContain("Drink it");
        ann.says("/usher help").isAnswered("/tea make – Make tea");
    }

    @Test
    void aBareCommandOffersWhatThePersonMayDo() {
        ann.calls("menu", Help.OF.is("tea")).isAnswered("[Make] [List]");
        ann.presses("Make");
        assertThat(ann.draft().action()).isEqualTo("tea.make");
        ann.fills(TITLE.is("Earl Grey")).isAnswered("Made");
        ben.calls("menu", Help.OF.is("tea")).isAnswered("[List]");
        assertThat(ben.answered()).doesNotContain("Make");
        ben.presses("List").isAnswered("Green, black");
    }

    @Test
    void aMenuOfMoreThanACardHoldsStillListsAll() {
        ben.calls("menu", Help.OF.is("many")).isAnswered("/many n13");
    }

    @Test
    void anUnknownCommandIsRefusedWithTheWayToHelp() {
        ben.calls("menu", Help.OF.is("<!channel>")).isRefused("There is no command /<!channel> for you here. /usher help lists what there is.");
    }
}
