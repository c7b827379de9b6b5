package usher.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnnamedTest {

    private static String of(String words, String... names) {
        return Unnamed.of(words, List.of(names), "someone", 500);
    }

    @Test
    void namesAndTheirPartsGo() {
        assertThat(of("Ann Lee, ask ANN’s page at lee. Annual plans of Anna stay.", "Ann Lee")).isEqualTo("someone, ask someone’s page at someone. Annual plans of Anna stay.");
        assertThat(of("Écris à Zoë ou @zoë!", "Zoë")).isEqualTo("Écris à someone ou someone!");
        assertThat(of("thanks dev_ann42", "dev_ann42")).isEqualTo("thanks someone");
    }

    @Test
    void everyMentionGoes() {
        assertThat(of("<@U123ABC> and <@!42> and <@U1|ann> and @somebody.else; a@b.example stays", "x")).isEqualTo("someone and someone and someone and someone a@b.example stays".replace("someone a@", "someone; a@"));
    }

    @Test
    void hostileNamesAreOnlyWords() {
        assertThat(of("a (.*) $1 \\E b", "(.*)", "$1", "\\E", "a")).isEqualTo("a someone someone someone b");
        assertThat(of("nothing", "", " ")).isEqualTo("nothing");
    }

    @Test
    void whatGrewTooLongIsCutBetweenCharacters() {
        assertThat(Unnamed.of("Mo 🎉🎉🎉", List.of("Mo"), "someone", 10)).isEqualTo("someone 🎉🎉");
    }
}
