package io.songreel.model.language.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/** Whether a server is there and has the model. */
record ServerCheck(ChatLine line) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    /** Answers with the one model that it was started with, whatever it is called in a request. */
    private static final String ONE_MODEL = "llamacpp";
    private static final String LATEST = ":latest";

    Optional<String> hindrance() {
        ChatServer server = line.server();
        try {
            Refusal answer = line.models().refusal();
            if (answer.status() != OK) {
                return Optional.of(String.valueOf(answer.failure(0).getMessage()));
            }
            JsonNode list = JSON.readTree(answer.body()).path("data");
            if (!list.isArray()) {
                return Optional.of(server.name() + " does not speak the OpenAI protocol: set "
                        + "songreel.director.chat.base-url to one that does.");
            }
            for (JsonNode model : list) {
                String id = model.path("id").asText();
                if (id.equals(server.model()) || id.equals(server.model() + LATEST)
                        || model.path("owned_by").asText().equals(ONE_MODEL)) {
                    return Optional.empty();
                }
            }
            return Optional.of(server.name() + " has no model \"" + server.model()
                    + "\": load it there, or set songreel.director.chat.model to one that it has.");
        } catch (JsonProcessingException _) {
            return Optional.of(server.name() + " does not speak the OpenAI protocol: set "
                    + "songreel.director.chat.base-url to one that does.");
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
