package usher.slack;

import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import usher.Space;
import usher.Text;
import usher.When;

/**
 * Where words become Slack's. They go into rich text elements and plain text objects, in which Slack looks for no markup; the one string that it does
 * read, a message's notification, is escaped by {@link #notice}. So {@code <!channel>}, {@code *x*} and {@code <b>} stay exactly these characters.
 */
final class SlackText {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SlackText() {}

    /**
     * Who reads.
     *
     * @param live whether people are drawn as mentions; in a public post a mention would notify, so there only names are
     */
    record Reader(Space space, Locale locale, Optional<ZoneId> zone, boolean live) {}

    static List<RichTextElement> rich(Text text, Reader reader) {
        return rich(text, reader, false);
    }

    /** The pieces of {@code text}, all of them bold when {@code bold}; none where there are no words, since Slack refuses an empty piece. */
    static List<RichTextElement> rich(Text text, Reader reader, boolean bold) {
        var pieces = new ArrayList<RichTextElement>();
        for (var span : text.spans(reader.locale())) {
            switch (span) {
                case Text.Span.Plain it -> words(it.words(), bold, false).ifPresent(pieces::add);
                case Text.Span.Bold it -> words(it.words(), true, false).ifPresent(pieces::add);
                case Text.Span.Mono it -> words(it.words(), bold, true).ifPresent(pieces::add);
                case Text.Span.Person it -> words("@" + it.shown(), true, false).map(name -> person(it, reader).orElse(name)).ifPresent(pieces::add);
                case Text.Span.Channel it -> words("#" + it.shown(), bold, false).map(name -> channel(it, reader).orElse(name)).ifPresent(pieces::add);
                case Text.Span.Time it -> pieces.add(time(it, reader, bold));
                case Text.Span.Anchor it -> pieces.add(RichTextSectionElement.Link.builder().url(it.to().toString())
                    .text(SlackLimits.fit(it.words(), SlackLimits.SECTION_TEXT)).style(bold ? style(true, false) : null).build());
            }
        }
        return pieces;
    }

    private static Optional<RichTextElement> words(String words, boolean bold, boolean code) {
        if (words.isEmpty()) return Optional.empty();
        return Optional.of(RichTextSectionElement.Text.builder().text(SlackLimits.fit(words, SlackLimits.SECTION_TEXT)).style(bold || code ? style(bold, code) : null).build());
    }

    private static RichTextSectionElement.TextStyle style(boolean bold, boolean code) {
        return RichTextSectionElement.TextStyle.builder().bold(bold).code(code).build();
    }

    private static Optional<RichTextElement> person(Text.Span.Person it, Reader reader) {
        if (!reader.live() || !it.account().space().equals(reader.space())) return Optional.empty();
        return Optional.of(RichTextSectionElement.User.builder().userId(it.account().user()).build());
    }

    private static Optional<RichTextElement> channel(Text.Span.Channel it, Reader reader) {
        if (!it.address().space().equals(reader.space())) return Optional.empty();
        return Optional.of(RichTextSectionElement.Channel.builder().channelId(it.address().id()).build());
    }

    /** Slack draws it in each reader's own zone; its {@code {ago}} is only for the past, so what is relative is written out as of now. */
    private static RichTextElement time(Text.Span.Time it, Reader reader, boolean bold) {
        var seconds = it.at().getEpochSecond();
        if (it.style() == Text.Style.RELATIVE) return RichTextSectionElement.Text.builder().text(distance(it.at(), reader)).style(bold ? style(true, false) : null).build();
        if (seconds < 0 || seconds > Integer.MAX_VALUE) return RichTextSectionElement.Text.builder().text(written(it.at(), reader)).build();
        return RichTextSectionElement.Date.builder().timestamp((int) seconds).fallback(written(it.at(), reader)).style(bold ? style(true, false) : null)
            .format(it.style() == Text.Style.TIME ? "{time}" : "{date_long_pretty} {time}").build();
    }

    /** For plain text objects, which hold words and nothing else. */
    static String plain(Text text, Reader reader) {
        var words = new StringBuilder();
        for (var span : text.spans(reader.locale())) {
            words.append(switch (span) {
                case Text.Span.Plain it -> it.words();
                case Text.Span.Bold it -> it.words();
                case Text.Span.Mono it -> it.words();
                case Text.Span.Person it -> "@" + it.shown();
                case Text.Span.Channel it -> "#" + it.shown();
                case Text.Span.Time it -> it.style() == Text.Style.RELATIVE ? distance(it.at(), reader) : written(it.at(), reader);
                case Text.Span.Anchor it -> it.words().equals(it.to().toString()) ? it.words() : it.words() + " (" + it.to() + ")";
            });
        }
        return words.toString();
    }

    /** Whether {@code text} is words only, so that nothing is lost in a plain text object. */
    static boolean isPlain(Text text, Locale locale) {
        return text.spans(locale).stream().noneMatch(span -> span instanceof Text.Span.Person || span instanceof Text.Span.Channel
            || span instanceof Text.Span.Time || span instanceof Text.Span.Anchor);
    }

    private static String distance(Instant at, Reader reader) {
        var seconds = Duration.between(Instant.now(), at).toSeconds();
        var far = Math.abs(seconds);
        var unit = far < 90 ? RelativeUnit.SECONDS : far < 90 * 60 ? RelativeUnit.MINUTES : far < 36 * 3600 ? RelativeUnit.HOURS : RelativeUnit.DAYS;
        var length = switch (unit) {
            case SECONDS -> 1;
            case MINUTES -> 60;
            case HOURS -> 3600;
            default -> 86_400;
        };
        return RelativeDateTimeFormatter.getInstance(reader.locale()).format(Math.round((double) far / length), seconds >= 0 ? Direction.NEXT : Direction.LAST, unit);
    }

    private static String written(Instant at, Reader reader) {
        return reader.zone().map(zone -> When.write(at, zone, reader.locale())).orElseGet(() -> UTC.format(at));
    }

    /** A plain text object of at most {@code most} characters; {@code :smile:} stays {@code :smile:}. */
    static PlainTextObject object(String words, int most) {
        return PlainTextObject.builder().text(SlackLimits.fit(words.isEmpty() ? "…" : words, most)).emoji(false).build();
    }

    /** The words of a notification, in which Slack reads {@code &}, {@code <} and {@code >} as markup. */
    static String notice(String words) {
        return SlackLimits.fit(words, SlackLimits.NOTICE / 5).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
