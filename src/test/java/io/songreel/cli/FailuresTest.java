package io.songreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.model.language.chat.ChatSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void a_setting_that_cannot_be_is_named_in_one_line_without_its_value() {
        RuntimeException wrong = new RuntimeException("some bean could not be made",
                thrown(() -> ChatSettings.of("ftp://me:secret@host", "any")));
        assertThat(explain(wrong)).isEqualTo(Exit.BAD_INPUT);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("songreel.director.chat.base-url: write http://")
                .doesNotContain("secret").hasLineCount(1);
    }

    @Test
    void what_nobody_expected_is_said_with_its_causes() {
        assertThat(explain(new IllegalStateException("odd", new IllegalArgumentException("odder"))))
                .isEqualTo(Exit.FAILED);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Something went wrong", "because", "odder");
    }

    private int explain(Throwable error) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Failures.explain(error, new Terminal(out, out, false, Path.of(""), Map.of()));
    }

    private static RuntimeException thrown(Runnable wrong) {
        try {
            wrong.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }
}
