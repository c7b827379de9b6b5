package usher;

import java.time.Duration;
import java.util.List;

/**
 * One thing the bot can do, as data: adapters, help, tests and the scheduler read it.
 *
 * @param name wire format and permanent, for buttons never expire: {@code drop.claim}
 * @param asks the fields it takes; hidden ids first, the others in the order of its form
 */
public record Action(String name, Trigger trigger, List<Field<?>> asks, Right needs, Handler handler) {

    public Action {
        asks = List.copyOf(asks);
    }

    /** {@code drop create} is named {@code drop.create} on the wire. */
    public static Action command(String words, String summary, Right needs, List<Field<?>> asks, Handler.Write handler) {
        return new Action(words.replace(' ', '.'), new Trigger.Command(words, Text.of(summary)), asks, needs, handler);
    }

    public static Action question(String words, String summary, Right needs, List<Field<?>> asks, Handler.Read handler) {
        return new Action(words.replace(' ', '.'), new Trigger.Command(words, Text.of(summary)), asks, needs, handler);
    }

    public static Action press(String name, String title, Right needs, List<Field<?>> asks, Handler.Write handler) {
        return new Action(name, new Trigger.Press(Text.of(title)), asks, needs, handler);
    }

    public static Action look(String name, String title, Right needs, List<Field<?>> asks, Handler.Read handler) {
        return new Action(name, new Trigger.Press(Text.of(title)), asks, needs, handler);
    }

    public static Action notice(String name, List<Field<?>> asks, Handler.Write handler) {
        return new Action(name, new Trigger.Notice(), asks, Right.ANYONE, handler);
    }

    public static Action timer(String name, Trigger.Late late, Duration grace, List<Field<?>> asks, Handler.Write handler) {
        return new Action(name, new Trigger.Timer(late, grace), asks, Right.ANYONE, handler);
    }

    /** Answered by {@link Bot#visit}: {@link Answer.Done} is drawn as a page, {@link Answer.Download} is sent as it is, a refusal is "not found". */
    public static Action page(String name, String path, List<Field<?>> asks, Handler.Read handler) {
        return new Action(name, new Trigger.Page(path), asks, Right.ANYONE, handler);
    }

    public static Action chore(String name, String cron, Handler.Write handler) {
        return new Action(name, new Trigger.Cron(cron), List.of(), Right.ANYONE, handler);
    }

    /** Whether people (and not only timers and platforms) may call it. */
    public boolean forPeople() {
        return trigger instanceof Trigger.Command || trigger instanceof Trigger.Press;
    }

    /** What heads its form and describes it in help. */
    public Text title() {
        return switch (trigger) {
            case Trigger.Command command -> command.summary();
            case Trigger.Press press -> press.title();
            case Trigger.Notice _, Trigger.Timer _, Trigger.Page _, Trigger.Cron _ -> Text.of(name);
        };
    }

    /** The fields a person fills in: all but the hidden ids. */
    public List<Field<?>> form() {
        return asks.stream().filter(field -> !(field instanceof Field.Id)).toList();
    }
}
