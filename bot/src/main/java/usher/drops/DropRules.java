package usher.drops;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import usher.Call;
import usher.Refusal;
import usher.Text;

/** Reads from {@code /drop create} how a drop's seats are given out, and refuses what does not go together. */
final class DropRules {

    static final Duration HOLD = Duration.ofMinutes(5);
    static final Duration WINDOW = Duration.ofSeconds(30);

    static final String ONLY_HERE = "only here";

    private DropRules() {}

    /** @param event whose seats it releases; null for seats of its own */
    static Drop.Rules read(Call call, @Nullable Long event) {
        var draws = call.find(Drops.MODE).filter("draw"::equals).isPresent();
        if (!draws && call.find(Drops.WINDOW).isPresent()) {
            throw Refusal.of("A window is for a draw. Choose {draw} as the way seats are given out, or leave the window out.", Text.code("draw", "draw")).at(Drops.WINDOW);
        }
        var role = call.find(Drops.EARLY_ROLE);
        var early = call.find(Drops.EARLY);
        if (role.isPresent() != early.isPresent()) {
            throw Refusal.of("Early access takes two things: the role that has it, and how long before the opening, for example {example}", Text.code("example", "10 min"))
                .at(role.isPresent() ? Drops.EARLY : Drops.EARLY_ROLE);
        }
        if (draws && role.isPresent()) throw Refusal.of("In a draw everyone has the same chance, so there is no early access. Leave one of the two out.").at(Drops.EARLY_ROLE);
        if (call.find(Drops.HOLD).isPresent() && call.find(Drops.QUESTION).isEmpty()) {
            throw Refusal.of("A seat is kept only while a question is answered. Type the question too, or leave this out.").at(Drops.HOLD);
        }
        return new Drop.Rules(call.find(Drops.QUESTION).orElse(null), (int) call.find(Drops.HOLD).orElse(HOLD).toSeconds(), (int) early.orElse(Duration.ZERO).toSeconds(),
            role.map(_ -> call.by().account().space().key()).orElse(null), role.orElse(null), draws ? (int) call.find(Drops.WINDOW).orElse(WINDOW).toSeconds() : 0, event,
            event != null && call.find(Drops.SIGN_UP).filter(ONLY_HERE::equals).isPresent());
    }
}
