package io.songreel.model.language.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatBeansTest {
    private static final String PREFIX = "songreel.director.chat.";

    @Test
    void nobody_is_asked_unless_an_address_is_set(@TempDir Path home) {
        try (ApplicationContext context = ApplicationContext.run(Map.of("songreel.home", home.toString()))) {
            assertThat(context.findBean(ChatSettings.class)).isEmpty();
            assertThat(context.findBean(ChatAuthor.class)).isEmpty();
        }
    }

    @Test
    void keys_are_read_and_the_rest_have_defaults(@TempDir Path home) {
        String url = "http://127.0.0.1:11434";
        try (ApplicationContext context = ApplicationContext.run(Map.of("songreel.home", home.toString(), PREFIX
                + "base-url", url, PREFIX + "model", "qwen3:8b", PREFIX + "api-key", "k", PREFIX + "idle-timeout", "3s",
                PREFIX + "shares-device", false))) {
            assertThat(context.getBean(ChatSettings.class)).isEqualTo(new ChatSettings(url, "qwen3:8b", "k", Duration
                    .ofSeconds(5), Duration.ofSeconds(120), Duration.ofSeconds(3), 4096, 262_144, false));
            assertThat(context.getBean(ChatAuthor.class).identity()).isEqualTo("chat qwen3:8b at 127.0.0.1:11434");
        }
    }
}
