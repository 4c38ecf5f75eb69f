package io.songreel.model.language.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatSettingsTest {
    private static ChatSettings at(String url) {
        return ChatSettings.of(url, "m");
    }

    private static ChatSettings with(String model, String key, Duration idle, int context, int bytes) {
        return new ChatSettings("http://127.0.0.1:1", model, key, Duration.ofSeconds(1), Duration.ofSeconds(1), idle,
                context, bytes, null);
    }

    @Test
    void an_address_without_a_path_gets_the_usual_one() {
        assertThat(at("http://127.0.0.1:11434").base()).isEqualTo(URI.create("http://127.0.0.1:11434/v1"));
        assertThat(at(" http://127.0.0.1:11434/ ").base()).isEqualTo(URI.create("http://127.0.0.1:11434/v1"));
        assertThat(at("https://llm.lan/api//").base()).isEqualTo(URI.create("https://llm.lan/api"));
        assertThat(at("http://[::1]:8080/v1").base()).isEqualTo(URI.create("http://[::1]:8080/v1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:11434", "ftp://a/", "file:///etc/passwd", "http:///v1", "http://a b/",
        "http://me:s3cret@127.0.0.1/v1", "http://127.0.0.1/v1?key=s3cret", "http://127.0.0.1/#s3cret",
        "http://me:s3cret@:80"})
    void an_address_that_is_none_or_holds_a_secret_is_refused_and_not_repeated(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> at(url)).withMessageStartingWith(
                "songreel.director.chat.base-url: write").satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain(
                                "s3cret"));
    }

    @Test
    void each_key_has_bounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> with(" ", "k", Duration.ofSeconds(1), 4096, 4096))
                .withMessageContaining(".model");
        assertThatIllegalArgumentException().isThrownBy(() -> with("m", "s3cret\n", Duration.ofSeconds(1), 4096, 4096))
                .withMessageContaining(".api-key").satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
        assertThatIllegalArgumentException().isThrownBy(() -> with("m", "k", Duration.ZERO, 4096, 4096))
                .withMessageContaining("idle-timeout");
        assertThatIllegalArgumentException().isThrownBy(() -> with("m", "k", Duration.ofSeconds(1), 100, 4096))
                .withMessageContaining(".context");
        assertThatIllegalArgumentException().isThrownBy(() -> with("m", "k", Duration.ofSeconds(1), 4096, 1))
                .withMessageContaining(".max-answer-bytes");
    }

    @Test
    void the_key_is_never_shown() {
        assertThat(with("m", "s3cret", Duration.ofSeconds(1), 4096, 4096).toString()).isEqualTo(
                "ChatSettings[m at http://127.0.0.1:1/v1]");
    }

    @Test
    void only_this_machines_own_addresses_are_local() {
        for (String local : new String[]{"http://localhost", "http://LOCALHOST:1", "http://127.0.0.1:8080",
            "http://127.8.9.10", "http://[::1]:1", "http://ollama.localhost"}) {
            assertThat(new ChatServer(at(local).base(), "m").local()).as(local).isTrue();
        }
        for (String other : new String[]{"http://192.168.1.7", "http://localhost.example.org", "http://127.example.org",
            "http://ollama:11434", "http://[fe80::1]"}) {
            assertThat(new ChatServer(at(other).base(), "m").local()).as(other).isFalse();
        }
    }
}
