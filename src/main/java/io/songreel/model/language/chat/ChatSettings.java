package io.songreel.model.language.chat;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A chat server that the owner runs (Ollama, llama-server, vLLM): {@code songreel.director.chat.*}.
 *
 * @param baseUrl
 *            {@code base-url}: such as {@code http://127.0.0.1:11434/v1}; unset by default, and then nobody is asked. An
 *            address without a path gets {@code /v1}
 * @param model
 *            {@code model}: as the server calls it, such as {@code qwen3:8b}
 * @param apiKey
 *            {@code api-key}: sent as a bearer token; none by default. Never shown
 * @param connectTimeout
 *            {@code connect-timeout}: how long the server may take to accept a connection
 * @param answerTimeout
 *            {@code answer-timeout}: how long one answer may take as a whole, loading the model included
 * @param idleTimeout
 *            {@code idle-timeout}: how long an answer that has begun may stand still
 * @param context
 *            {@code context}: tokens that the server keeps in mind, question and answer together; no more than it really
 *            does, as some forget the beginning without a word
 * @param maxAnswerBytes
 *            {@code max-answer-bytes}: a longer answer is not read to its end
 * @param sharesDevice
 *            {@code shares-device}: whether the server computes on this machine's devices, so that it takes turns with our
 *            models; unset: when its address is this machine's own
 */
@ConfigurationProperties(ChatSettings.PREFIX)
@Requires(property = ChatSettings.BASE_URL)
public record ChatSettings(String baseUrl, String model, @Nullable String apiKey,
        @Bindable(defaultValue = "5s") Duration connectTimeout, @Bindable(defaultValue = "2m") Duration answerTimeout,
        @Bindable(defaultValue = "30s") Duration idleTimeout, @Bindable(defaultValue = "4096") int context,
        @Bindable(defaultValue = "262144") int maxAnswerBytes, @Nullable Boolean sharesDevice) {
    static final String PREFIX = "songreel.director.chat";
    static final String BASE_URL = PREFIX + ".base-url";
    private static final String VISIBLE = "[\\x21-\\x7e]{1,4096}";

    /** @throws IllegalArgumentException that says which key is wrong, and repeats no value */
    public ChatSettings {
        address(baseUrl);
        check(!model.isBlank() && model.length() <= 200 && model.chars().noneMatch(Character::isISOControl),
                "model: write a model's name as the server calls it");
        check(apiKey == null || apiKey.matches(VISIBLE), "api-key: a key has only visible ASCII letters");
        check(connectTimeout.isPositive() && answerTimeout.isPositive() && idleTimeout.isPositive(),
                "connect-timeout, answer-timeout, idle-timeout: a duration is longer than nothing, such as 30s");
        check(context >= 512 && context <= 1 << 24, "context: from 512 to 16777216 tokens");
        check(maxAnswerBytes >= 1024 && maxAnswerBytes <= 1 << 26, "max-answer-bytes: from 1024 to 67108864");
    }

    /** With the defaults. */
    public static ChatSettings of(String baseUrl, String model) {
        return new ChatSettings(baseUrl, model, null, Duration.ofSeconds(5), Duration.ofMinutes(2),
                Duration.ofSeconds(30), 4096, 1 << 18, null);
    }

    /** The base of all addresses, without a slash at its end. */
    URI base() {
        return address(baseUrl);
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                String path = uri.getRawPath().replaceAll("/+$", "");
                return new URI(uri.getScheme() + "://" + uri.getRawAuthority() + (path.isEmpty() ? "/v1" : path));
            }
        } catch (URISyntaxException _) {
            // said below, without the text: it may hold a password
        }
        throw new IllegalArgumentException(BASE_URL + ": write http:// or https://, a host and its port, such as "
                + "http://127.0.0.1:11434/v1; a key goes into " + PREFIX + ".api-key");
    }

    private static void check(boolean sound, String what) {
        if (!sound) {
            throw new IllegalArgumentException(PREFIX + "." + what);
        }
    }

    /** Never the key, and no address that could hold one. */
    @Override
    public String toString() {
        return "ChatSettings[" + model + " at " + base() + "]";
    }
}
