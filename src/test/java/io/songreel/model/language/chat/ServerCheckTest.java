package io.songreel.model.language.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerCheckTest {
    private static String hindrance(String models, String name) {
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.say("{}"), models);
                ChatAuthor author = ChatDouble.author(ChatSettings.of(server.url(), name))) {
            return author.hindrance().orElse("").replace(server.url(), "URL");
        }
    }

    @Test
    void a_server_that_has_the_model_is_fine() {
        String list = "{\"data\": [{\"id\": \"qwen3:latest\"}, {\"id\": \"llama3:8b\"}]}";
        assertThat(hindrance(list, "qwen3")).isEmpty();
        assertThat(hindrance(list, "llama3:8b")).isEmpty();
        assertThat(hindrance(list, "qwen4")).isEqualTo("The chat server at URL has no model \"qwen4\": load it there, "
                + "or set songreel.director.chat.model to one that it has.");
        assertThat(hindrance("{\"data\": [{\"id\": \"/models/a.gguf\", \"owned_by\": \"llamacpp\"}]}", "any")).as(
                "a server with one model asks for no name").isEmpty();
    }

    @Test
    void another_server_is_found_out() {
        for (String other : new String[]{"hello", "{}", "[]", "{\"data\": 7}"}) {
            assertThat(hindrance(other, "m")).as(other).isEqualTo("The chat server at URL does not speak the OpenAI "
                    + "protocol: set songreel.director.chat.base-url to one that does.");
        }
    }

    @Test
    void a_server_that_is_not_there_or_silent_is_said() throws IOException {
        String url;
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + silent.getLocalPort();
            try (ChatAuthor author = ChatDouble.author(ChatSettings.of(url, "m"))) {
                assertThat(author.hindrance().orElseThrow()).startsWith("The chat server at " + url
                        + " took too long to answer");
            }
        }
        try (ChatAuthor author = ChatDouble.author(ChatSettings.of(url, "m"))) {
            assertThat(author.hindrance()).contains("The chat server at " + url
                    + " does not answer: start it, or unset songreel.director.chat.base-url.");
        }
    }
}
