package usher;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A call whose values need to be read with care: a command or a form. It becomes a form, a refusal with what was typed kept, a question answered, or a press. */
final class Consideration {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Call call;
    private final Action action;
    private final Drafts drafts;
    private final Function<Call, Look> looks;
    private final Function<Refusal, Answer> refused;

    Consideration(Call call, Action action, Drafts drafts, Function<Call, Look> looks, Function<Refusal, Answer> refused) {
        this.call = call;
        this.action = action;
        this.drafts = drafts;
        this.looks = looks;
        this.refused = refused;
    }

    void run(CompletableFuture<Answer> answer, Writer writer) {
        var draft = Optional.ofNullable(call.values().raw().get(Draft.FIELD)).flatMap(drafts::find);
        if (draft.isEmpty() && call.values().raw().containsKey(Draft.FIELD)) {
            var earlier = drafts.answered(Group.ids(call).toList()); // what the form began with went when it was done: there is nothing to be read anew
            if (earlier.isPresent()) {
                answer.complete(earlier.get());
                return;
            }
        }
        var values = draft.map(it -> call.values().over(it.values())).orElse(call.values());
        try (var look = looks.apply(call)) {
            if (!action.needs().allows(look.caller())) {
                answer.complete(earlier().orElseGet(() -> refused.apply(action.needs().refusal()))); // no form to go back to: what is typed is not what is wrong
                return;
            }
            if (draft.isEmpty() && !values.raw().containsKey(Draft.FIELD) && lacksSomething(values)) {
                answer.complete(new Answer.Form(keep(newId(), values, Map.of())));
                return;
            }
            var read = call.with(values.read(action.asks(), look));
            switch (action.handler()) {
                case Handler.Read reads -> answer.complete(reads.answer(read, look));
                case Handler.Write _ -> write(read, answer, writer);
            }
        } catch (Refusal no) {
            answer.complete(earlier().orElseGet(() -> withDraft(refused.apply(no), values)));
        }
    }

    /** What it was answered when it came before, if it is refused now that something else has changed: whoever may do it no more did it then. */
    private Optional<Answer> earlier() {
        return action.handler() instanceof Handler.Write ? drafts.answered(Group.ids(call).toList()) : Optional.empty();
    }

    private void write(Call read, CompletableFuture<Answer> answer, Writer writer) {
        var written = new CompletableFuture<Answer>();
        written.thenAccept(it -> {
            if (it instanceof Answer.Done && read.values().raw().get(Draft.FIELD) instanceof String id) drafts.sent(id);
            answer.complete(withDraft(it, read.values()));
        });
        writer.submit(new Writer.Job.Press(read, action, written));
    }

    /** A refusal of something a person filled in comes with what they filled in. */
    private Answer withDraft(Answer answer, Values values) {
        if (!(answer instanceof Answer.Refused no) || action.form().isEmpty() || !action.forPeople()) return answer;
        return new Answer.Refused(no.text(), no.fields(), Optional.of(keep(values.raw().getOrDefault(Draft.FIELD, newId()), values, no.fields())));
    }

    private Draft keep(String id, Values values, Map<String, Text> wrong) {
        var typed = new HashMap<>(values.raw());
        typed.remove(Draft.FIELD);
        return drafts.keep(new Draft(id, action.name(), typed, wrong));
    }

    private boolean lacksSomething(Values values) {
        return action.forPeople() && action.form().stream().anyMatch(field -> field.required() && values.raw().getOrDefault(field.name(), "").isBlank());
    }

    private static String newId() {
        var bytes = new byte[9];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
