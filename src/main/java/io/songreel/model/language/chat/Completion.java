package io.songreel.model.language.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** A completion as it grows, from the chunks of a stream or from one document. Not safe for many threads. */
final class Completion {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DONE = "[DONE]";
    private final int mostBytes;
    private final StringBuilder text = new StringBuilder();
    private long bytes;
    private int pieces;
    private int counted = -1;
    private boolean thought;
    private boolean cut;
    private boolean tooLong;
    private boolean ended;

    Completion(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** What came in place of a part of an answer. */
    enum Trouble {
        NONE,
        /** The server has an error to report. */
        FAILED,
        /** The error is that question and answer are too long. */
        FULL,
        /** Another protocol. */
        FOREIGN
    }

    /** Takes a chunk's JSON. */
    Trouble take(String data) {
        if (data.strip().equals(DONE)) {
            ended = true;
            return Trouble.NONE;
        }
        JsonNode chunk;
        try {
            chunk = JSON.readTree(data);
        } catch (JsonProcessingException _) {
            return Trouble.FOREIGN;
        }
        JsonNode error = chunk.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            return Refusal.speaksOfContext(error.toString()) ? Trouble.FULL : Trouble.FAILED;
        }
        if (!chunk.has("choices") && !chunk.has("usage") && !data.isBlank()) {
            return Trouble.FOREIGN;
        }
        counted = chunk.path("usage").path("completion_tokens").asInt(counted);
        JsonNode choice = chunk.path("choices").path(0);
        JsonNode said = choice.has("delta") ? choice.path("delta") : choice.path("message");
        thought |= !said.path("reasoning").asText("").isEmpty() || !said.path("reasoning_content").asText("").isEmpty();
        if (said.path("content").isTextual()) {
            grow(said.path("content").asText());
        }
        cut |= choice.path("finish_reason").asText("").equals("length");
        return Trouble.NONE;
    }

    private void grow(String piece) {
        if (!piece.isEmpty()) {
            pieces++;
            bytes += piece.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) {
                tooLong = true;
            } else {
                text.append(piece);
            }
        }
    }

    String text() {
        return text.toString();
    }

    /** As the server counts them; else the pieces that came, one each on the servers we know. */
    int tokens() {
        return counted >= 0 ? counted : pieces;
    }

    /** No more is to come. */
    boolean ended() {
        return ended || tooLong;
    }

    /** Stopped by the limit that we set, or by the server's. */
    boolean cut() {
        return cut;
    }

    boolean tooLong() {
        return tooLong;
    }

    /** Nothing was said, but thought. */
    boolean onlyThought() {
        return thought && text.toString().isBlank();
    }
}
