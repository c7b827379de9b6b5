package usher.hours;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import usher.Card;
import usher.Heard;

/**
 * Something that somebody wrote about a case, in a thread or in a private message.
 *
 * @param caseId empty until its author said which case it is about
 * @param personId empty once its author was forgotten
 * @param place the platform's reference to it
 * @param writtenIn the address in which it was written
 * @param sent its order among what was written there; 0 where that is not known
 * @param version grows with every edit
 * @param slot which of the messages that pass lines on shows it: of two of them the later one has the greater number
 * @param words as {@link Heard#written} has them; empty for what was deleted
 */
public record Line(long id, long communityId, Optional<Long> caseId, Optional<Long> personId, String place, String writtenIn, long sent, long version, long slot, String words, Instant at) {

    Line about(long theCase, long inSlot) {
        return new Line(id, communityId, Optional.of(theCase), personId, place, writtenIn, sent, version, inSlot, words, at);
    }

    Line saying(long newer, String now) {
        return new Line(id, communityId, caseId, personId, place, writtenIn, sent, newer, slot, now, at);
    }

    boolean isGone() {
        return words.isEmpty();
    }

    List<Card.Block> blocks() {
        return Heard.read(words);
    }

    /** Its words without any form, for lists and files. */
    String plain() {
        return blocks().stream().map(block -> switch (block) {
            case Card.Code it -> it.lines();
            case Card.Paragraph it -> it.text().plain(Locale.ROOT);
            case Card.Note it -> it.text().plain(Locale.ROOT);
            case Card.Bullets it -> it.lines().stream().map(line -> line.plain(Locale.ROOT)).collect(Collectors.joining(", "));
            case Card.Facts _, Card.Divider _, Card.Picture _, Card.Bar _ -> "";
        }).collect(Collectors.joining("\n"));
    }

    /** The key of the messages that pass it on. */
    String key() {
        return "line " + slot;
    }
}
