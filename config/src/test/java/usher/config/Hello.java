package usher.config;

import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Right;
import usher.Text;

public final class Hello implements Feature {

    static final Field.Line NAME = new Field.Line(Field.required("name", "Your name", "How to call you, for example Ann"), 60);

    @Override
    public List<Action> actions() {
        return List.of(Action.question("my hello", "Say hello", Right.ANYONE, List.of(NAME),
            (call, view) -> Answer.done(Card.of("Hello {name}!", Text.strong("name", call.get(NAME))))));
    }
}
