package usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import usher.testing.Chat;

/** What the README and the example say is what the program does. {@code mvn verify -Dwrite.docs} writes their generated parts anew. */
class ReadmeTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();
    private static final Path README = ROOT.resolve("README.md");

    private static void holds(Path file, String is, String should) throws IOException {
        if (System.getProperty("write.docs") != null && !is.equals(should)) Files.writeString(file, Files.readString(file).replace(is, should));
        else assertThat(is).as("%s is out of date; run mvn verify -Dwrite.docs", file.getFileName()).isEqualTo(should);
    }

    private static void part(String name, String should) throws IOException {
        var found = Pattern.compile("(?s)<!-- " + name + " -->\n.*?<!-- /" + name + " -->").matcher(Files.readString(README));
        assertThat(found.find()).isTrue();
        holds(README, found.group(), "<!-- " + name + " -->\n" + should + "<!-- /" + name + " -->");
    }

    @Test
    void listsEveryCommand() throws IOException {
        part("commands", new Reference(Main.actions(Main.features())).markdown());
    }

    @Test
    void listsEverySetting() throws IOException {
        part("settings", Example.markdown());
    }

    @Test
    void theExampleFileHasEverySetting() throws IOException {
        var example = ROOT.resolve("config/usher.properties.example");
        if (!Files.exists(example)) Files.writeString(example, "\n");
        holds(example, Files.readString(example), Example.file());
    }

    @Test
    void theFirstFeatureIsTheOneThatIsTestedHere() throws IOException {
        var code = Files.readString(ROOT.resolve("config/src/test/java/usher/config/Hello.java"));
        part("feature", "```java\n" + code.substring(code.indexOf("public final class")) + "```\n");
    }

    @Test
    void theFirstFeatureWorks() {
        try (var chat = new Chat(() -> List.of(new Hello()))) {
            var ann = chat.member("Ann");
            ann.says("/my hello", Hello.NAME.is("@everyone"));
            ann.sees("Hello @everyone!");
        }
    }

    @Test
    void everyLinkedFileIsThere() throws IOException {
        Matcher links = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)").matcher(Files.readString(README));
        while (links.find()) assertThat(ROOT.resolve(links.group(1))).exists();
    }

    @Test
    void theJsonListIsForPrograms() throws IOException {
        var list = new com.fasterxml.jackson.databind.ObjectMapper().readTree(new Reference(Main.actions(Main.features())).json());
        var create = java.util.stream.StreamSupport.stream(list.spliterator(), false).filter(it -> it.get("command").asText().equals("drop create")).findFirst().orElseThrow();
        assertThat(create.get("summary").asText()).isNotBlank();
        assertThat(create.get("needs").toString()).isEqualTo("[\"admin\",\"moderator\"]");
        assertThat(create.get("fields")).allSatisfy(field -> assertThat(field.fieldNames()).toIterable().contains("name", "type", "required", "hint"));
    }
}
