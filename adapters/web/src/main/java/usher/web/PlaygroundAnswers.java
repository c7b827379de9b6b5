package usher.web;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Card;
import usher.Draft;
import usher.Reader;
import usher.Text;

/** Draws answers for the page: a card that only the caller sees, a form, a file, or a no that leaves the form as it was typed. */
final class PlaygroundAnswers {

    /**
     * @param kind {@code done}, {@code form}, {@code download}, {@code refused} or {@code broken}
     * @param card the private reply, finished HTML
     * @param form the form to show or to go back to, finished HTML
     * @param wrong what is wrong by field, in words
     */
    record Drawn(String kind, @Nullable String card, @Nullable String form, @Nullable File file, Map<String, String> wrong) {}

    record File(String name, String mediaType, String base64) {}

    private final WebForms forms;

    PlaygroundAnswers(Cast cast) {
        forms = new WebForms(cast);
    }

    Drawn draw(Answer answer, Call call, Bot bot) {
        var reader = bot.reader(call.by());
        var locale = reader.locale();
        return switch (answer) {
            case Answer.Done it -> new Drawn("done", WebCards.html(it.card(), locale), null, null, Map.of());
            case Answer.Form it -> new Drawn("form", null, form(it.draft(), Map.of(), bot, reader).orElse(null), null, Map.of());
            case Answer.Download it -> download(it, locale);
            case Answer.Refused it -> refused(it, call, bot, reader);
            case Answer.Broken it -> new Drawn("broken", WebCards.html(broken(it.incident()), locale), null, null, Map.of());
        };
    }

    /** A picture is seen as well, below its words. */
    private static Drawn download(Answer.Download it, Locale locale) {
        var file = new File(it.name(), it.mediaType(), Base64.getEncoder().encodeToString(it.content()));
        var card = WebCards.html(it.card(), locale);
        if (it.mediaType().startsWith("image/")) card += new Html().open("img", "class", "picture", "src", "data:" + file.mediaType() + ";base64," + file.base64(), "alt", it.card().title().plain(locale));
        return new Drawn("download", card, null, file, Map.of());
    }

    private Drawn refused(Answer.Refused no, Call call, Bot bot, Reader reader) {
        var wrong = new LinkedHashMap<String, String>();
        no.fields().forEach((field, text) -> wrong.put(field, reader.plain(text)));
        // what was just typed stays in the form, whatever an earlier step had kept
        var form = no.draft().map(draft -> new Draft(draft.id(), draft.action(), draft.values(), no.fields())).flatMap(draft -> form(draft, call.values().raw(), bot, reader));
        return new Drawn("refused", WebCards.html(new Card(no.text(), Card.Tone.WRONG, List.of(), List.of()), reader.locale()), form.orElse(null), null, wrong);
    }

    private Optional<String> form(Draft draft, Map<String, String> typed, Bot bot, Reader reader) {
        return bot.action(draft.action()).map(action -> forms.html(action, draft, typed, reader));
    }

    static Card broken(String incident) {
        return Card.of("Sorry, that went wrong on my side.").tone(Card.Tone.WRONG)
            .say("Nothing was changed by halves. If it happens again, tell whoever runs Usher the number {incident}.", Text.code("incident", incident));
    }
}
