package usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import usher.config.launch.Launch;

class LaunchTest {

    /** Java 17's class files have major version 61. */
    private static final int JAVA_17 = 61;

    @Test
    void theFirstClassCanBeReadByJava17() throws IOException {
        try (var in = Launch.class.getResourceAsStream("Launch.class"); var bytes = new DataInputStream(Objects.requireNonNull(in))) {
            assertThat(bytes.readInt()).isEqualTo(0xCAFEBABE);
            bytes.readUnsignedShort();
            assertThat(bytes.readUnsignedShort()).isLessThanOrEqualTo(JAVA_17);
        }
    }
}
