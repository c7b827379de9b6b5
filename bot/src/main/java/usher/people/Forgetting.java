package usher.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import usher.Answer;
import usher.Card;
import usher.Json;
import usher.Person;
import usher.Text;
import usher.Tx;

/** What the core keeps about a person, taken out of its rows; they are named by their accounts there, and by name in kept answers. */
final class Forgetting {

    private Forgetting() {}

    static void everywhere(Person who, List<AccountTable.Row> accounts, Tx tx) {
        var table = tx.table(PrivacyTable.class);
        for (var row : accounts) {
            messages(row, who.community(), tx);
            unname(row.id(), who.community(), tx);
            table.forgetConnections(row.id());
            table.closeHome(row.id());
            table.forgetDrafts(inside(row.id()));
            tx.table(CodeTable.class).dropCodes(who.id(), row.id());
            forgetAnswers(inside(row.id()), table);
            for (var name : List.of(row.name(), who.name())) forgetName(name, who.community(), table);
            tx.table(AccountTable.class).dropAccount(row.id(), who.id());
        }
        table.unsign(who.community(), who.id());
        table.nobody(who.community(), who.id(), tx.community().locale().toLanguageTag());
        var said = Json.write(Text.of("Somebody had everything about them erased"));
        table.addUnsigned(tx.newId(), who.community(), "erase", "person " + who.id(), said, tx.now());
    }

    private static void messages(AccountTable.Row row, long community, Tx tx) {
        var table = tx.table(PrivacyTable.class);
        for (var to : List.of(row.account().direct(), row.account().home())) {
            var prefix = to.key() + "|";
            table.sent(community, prefix).forEach(sent -> tx.unpost(to, sent.spot().substring(prefix.length())));
            table.forgetSkipped(community, prefix);
        }
    }

    private static void forgetName(String name, long community, PrivacyTable table) {
        if (name.isBlank()) return;
        for (var line : table.auditNaming(community, Json.write(name))) table.rewriteAudit(community, line.id(), Unnaming.ofName(line.json(), name));
        forgetAnswers(inside(name), table);
    }

    private static void unname(String account, long community, Tx tx) {
        var table = tx.table(PrivacyTable.class);
        var quoted = Json.write(account);
        for (var line : table.auditNaming(community, quoted)) table.rewriteAudit(community, line.id(), Unnaming.of(line.json(), account));
        for (var message : table.messagesNaming(community, quoted)) {
            table.rewriteMessage(community, message.id(), Unnaming.of(message.json(), account));
            if (message.known()) tx.retry(message.id());
        }
    }

    static void forgetAnswers(String words, PrivacyTable table) {
        table.forgetAnswers(words, Json.write(Answer.done(Card.of("That was done already."))));
    }

    /** As it stands inside a JSON string. */
    static String inside(String words) {
        var written = Json.write(words);
        return written.substring(1, written.length() - 1);
    }

    static List<String> words(Card card, Locale locale) {
        var words = new ArrayList<String>();
        words.add(card.title().plain(locale));
        for (var block : card.blocks()) {
            switch (block) {
                case Card.Paragraph it -> words.add(it.text().plain(locale));
                case Card.Note it -> words.add(it.text().plain(locale));
                case Card.Bullets it -> it.lines().forEach(line -> words.add(line.plain(locale)));
                case Card.Facts it -> it.facts().forEach(fact -> words.add(fact.label().plain(locale) + ": " + fact.value().plain(locale)));
                case Card.Picture it -> words.add(it.words().plain(locale));
                case Card.Code it -> words.add(it.lines());
                case Card.Bar it -> words.add(it.label().plain(locale) + ": " + it.said().plain(locale));
                case Card.Divider _ -> { }
            }
        }
        return words;
    }
}
