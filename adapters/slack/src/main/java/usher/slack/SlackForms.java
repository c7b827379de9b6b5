package usher.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ConversationsFilter;
import com.slack.api.model.block.element.ConversationsSelectElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.UsersSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import usher.Account;
import usher.Action;
import usher.Address;
import usher.Card;
import usher.Draft;
import usher.Field;
import usher.Json;
import usher.PressId;
import usher.Space;
import usher.Text;

/** Drafts as windows and back. Block ids are field names, so that errors stand beside their field; what must not be seen rides in the private metadata. */
final class SlackForms {

    static final String FORM = "usher.form";
    static final String CARD = "usher.card";
    /** Opens a kept draft again; the button of a form that could not be shown at once. */
    static final String OPEN = "form.open";
    private static final Pattern USER = Pattern.compile("(?:<@|slack:[A-Z0-9]+/)?([UW][A-Z0-9]{2,20})(?:[|>].*)?");
    private static final Pattern CHANNEL = Pattern.compile("(?:<#|slack:[A-Z0-9]+/channel/)?([CG][A-Z0-9]{2,20})(?:[|>].*)?");

    private SlackForms() {}

    /** What a window remembers: its draft, the values that came hidden, where it was opened and how to answer there. */
    record Memory(String draft, String action, Map<String, String> hidden, String at, String url, long opened) {

        /** A {@code response_url} lives 30 minutes; the last one is not relied upon. */
        private static final long ANSWERABLE_SECONDS = 29 * 60L;

        static Memory of(View view) {
            var kept = view.getPrivateMetadata();
            if (kept == null || kept.isBlank()) return new Memory("", "", Map.of(), "", "", 0);
            try {
                return Json.read(kept, Memory.class);
            } catch (IllegalStateException spoilt) {
                return Misshapen.present(null, "what its window remembers");
            }
        }

        static Memory of(Draft draft, Action action, Interaction from) {
            var hidden = new HashMap<>(draft.values());
            action.form().forEach(field -> hidden.remove(field.name()));
            var memory = new Memory(draft.id(), draft.action(), hidden, from.in().key(), from.ways().responseUrl().orElse(""), from.arrived().at().getEpochSecond());
            // the draft itself keeps the hidden values too
            return memory.write().length() <= SlackLimits.PRIVATE_METADATA ? memory : new Memory(memory.draft, memory.action, Map.of(), memory.at, memory.url, memory.opened);
        }

        String write() {
            return Json.write(this);
        }

        Address in(Account by) {
            return at.isEmpty() ? by.direct() : Address.of(at);
        }

        Optional<String> responseUrl() {
            return url.isEmpty() ? Optional.empty() : Optional.of(url);
        }

        boolean answerable(java.time.Instant now) {
            return !url.isEmpty() && now.getEpochSecond() - opened < ANSWERABLE_SECONDS;
        }
    }

    /** The form for {@code draft}, filled in with what is known; {@code saying} stands on top. */
    static View form(Draft draft, Action action, Memory memory, List<Text> saying, SlackText.Reader reader) {
        var blocks = new ArrayList<LayoutBlock>();
        for (var sentence : saying) warn(sentence, reader, blocks);
        for (var field : action.form()) {
            var wrong = draft.wrong().get(field.name());
            if (wrong != null && !saying.contains(wrong)) warn(wrong, reader, blocks);
            blocks.add(input(field, draft.values().getOrDefault(field.name(), ""), reader));
        }
        return window(SlackText.plain(action.title(), reader), blocks).callbackId(FORM).privateMetadata(memory.write())
            .submit(ViewSubmit.builder().type("plain_text").text("Send").build()).close(close("Cancel")).build();
    }

    /** A card in a window of its own. */
    static View card(String title, SlackCards.Drawn drawn, String memory) {
        return window(title, drawn.blocks()).callbackId(CARD).privateMetadata(memory).close(close("Close")).build();
    }

    /** Shown while an answer takes longer than a person likes to wait; {@code externalId} is how the answer finds it. */
    static View working(String title, String externalId, String memory) {
        var words = SlackCards.section(List.of(RichTextSectionElement.Text.builder().text("⏳ Working on it…").build()));
        return window(title, List.of(words)).callbackId(CARD).externalId(externalId).privateMetadata(memory).close(close("Close")).build();
    }

    private static View.ViewBuilder window(String title, List<LayoutBlock> blocks) {
        return View.builder().type("modal").blocks(blocks)
            .title(ViewTitle.builder().type("plain_text").text(SlackLimits.fit(title.isBlank() ? "Usher" : title, SlackLimits.VIEW_TITLE)).emoji(false).build());
    }

    private static ViewClose close(String word) {
        return ViewClose.builder().type("plain_text").text(word).build();
    }

    private static void warn(Text sentence, SlackText.Reader reader, List<LayoutBlock> blocks) {
        var pieces = new ArrayList<>(SlackText.rich(Text.of("⚠️ "), reader));
        pieces.addAll(SlackText.rich(sentence, reader));
        blocks.add(SlackCards.section(pieces));
    }

    private static LayoutBlock input(Field<?> field, String typed, SlackText.Reader reader) {
        return InputBlock.builder().blockId(field.name()).optional(!field.required()).element(element(field, typed, reader))
            .label(SlackText.object(SlackText.plain(field.label(), reader), SlackLimits.LABEL))
            .hint(SlackText.object(SlackText.plain(field.hint(), reader), SlackLimits.HINT)).build();
    }

    /** Numbers and times are plain words here, so that "ten" meets a sentence of ours and is not lost. */
    private static BlockElement element(Field<?> field, String typed, SlackText.Reader reader) {
        return switch (field) {
            case Field.Line _, Field.Count _, Field.Moment _, Field.Length _, Field.RoleRef _, Field.Id _ -> words(field, typed, false);
            case Field.Paragraph _ -> words(field, typed, true);
            case Field.Choice it -> {
                var options = it.options().stream().limit(SlackLimits.OPTIONS).map(option -> SlackCards.option(option, reader)).toList();
                yield StaticSelectElement.builder().actionId(field.name()).options(options)
                    .initialOption(options.stream().filter(option -> option.getValue().equalsIgnoreCase(typed)).findFirst().orElse(null)).build();
            }
            case Field.Ref _ -> ExternalSelectElement.builder().actionId(field.name()).minQueryLength(0).initialOption(chosen(typed, reader)).build();
            case Field.PersonRef _ -> UsersSelectElement.builder().actionId(field.name()).initialUser(found(USER, typed)).build();
            case Field.ChannelRef _ -> ConversationsSelectElement.builder().actionId(field.name()).initialConversation(found(CHANNEL, typed))
                .filter(ConversationsFilter.builder().include(List.of("public", "private")).excludeBotUsers(true).build()).build();
        };
    }

    private static BlockElement words(Field<?> field, String typed, boolean lines) {
        return PlainTextInputElement.builder().actionId(field.name()).multiline(lines)
            .initialValue(typed.isEmpty() ? null : SlackLimits.fit(typed, SlackLimits.INPUT_VALUE)).build();
    }

    private static @Nullable OptionObject chosen(String typed, SlackText.Reader reader) {
        return typed.isEmpty() ? null : SlackCards.option(new Card.Option(typed, Text.verbatim(typed)), reader);
    }

    private static @Nullable String found(Pattern pattern, String typed) {
        var match = pattern.matcher(typed);
        return match.matches() ? match.group(1) : null;
    }

    /** What was filled in, as the fields read it; a field left empty is an empty word, so that it wins over the draft. */
    static Map<String, String> typed(@Nullable ViewState state, Action action, Space space) {
        var typed = new LinkedHashMap<String, String>();
        if (state == null || state.getValues() == null) return typed;
        for (var field : action.form()) {
            var block = state.getValues().get(field.name());
            var value = block == null ? null : block.get(field.name());
            if (value != null) typed.put(field.name(), typed(value, space));
        }
        return typed;
    }

    private static String typed(ViewState.Value value, Space space) {
        if (value.getValue() != null) return value.getValue();
        if (value.getSelectedOption() != null) return value.getSelectedOption().getValue();
        if (value.getSelectedUser() != null) return new Account(space, value.getSelectedUser()).key();
        if (value.getSelectedConversation() != null) return Address.channel(space, value.getSelectedConversation()).key();
        return "";
    }

    /** A button that shows the form of a kept draft. */
    static Card.Button opening(String label, Draft draft) {
        return Card.button(label, OPEN, new usher.Value(Draft.FIELD, draft.id())).main();
    }

    static Optional<String> opened(PressId press) {
        return press.action().equals(OPEN) ? Optional.ofNullable(press.values().get(Draft.FIELD)) : Optional.empty();
    }
}
