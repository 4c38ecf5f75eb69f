package io.songreel.model.language.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.model.language.ContextFullException;
import io.songreel.model.language.Fitting;
import io.songreel.model.language.Message;
import io.songreel.model.language.Sampling;
import io.songreel.model.language.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server is asked. The form goes with the question in words too: a schema alone tells the sampler what may come
 * next, not the model what is wanted.
 *
 * @param tokens
 *            that the answer may have
 */
record ChatCall(String model, List<Message> talk, ObjectNode schema, Sampling sampling, long seed, int tokens) {
    /** English has about four bytes to a token, other writing about three; we would rather ask too little. */
    private static final int BYTES_PER_TOKEN = 3;
    private static final int TOKENS_PER_MESSAGE = 8;
    private static final int CHARS_PER_TOKEN = 2;
    private static final int MARGIN = 64;

    /**
     * @param room
     *            how many times as long as it needs an answer may be
     * @throws ContextFullException
     *             talk and answer together are too long
     */
    static ChatCall of(ChatSettings settings, List<Message> talk, Shape shape, Sampling sampling, long seed, int room)
            throws ContextFullException {
        ObjectNode schema = Fitting.document(shape).schema();
        int needed = MARGIN + longest(Fitting.document(shape)) / CHARS_PER_TOKEN;
        int left = settings.context() - tokens(withForm(talk, schema));
        if (left < needed) {
            throw new ContextFullException(settings.context());
        }
        return new ChatCall(settings.model(), List.copyOf(talk), schema, sampling, seed,
                (int) Math.min(left, (long) needed
                        * room));
    }

    private static List<Message> withForm(List<Message> talk, ObjectNode schema) {
        List<Message> asked = new ArrayList<>(talk);
        Message last = asked.removeLast();
        asked.add(new Message(last.role(), last.text() + "\n\nAnswer with one JSON object of this JSON Schema:\n"
                + schema));
        return asked;
    }

    private static int tokens(List<Message> talk) {
        long tokens = 0;
        for (Message message : talk) {
            tokens += TOKENS_PER_MESSAGE + message.text().getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN;
        }
        return (int) Math.min(tokens, Integer.MAX_VALUE / 2);
    }

    /** Chars of the longest document of a shape, within an overflow of reason. */
    private static int longest(Shape shape) {
        return switch (shape) {
            case Shape.Text(int most) -> most + 2;
            case Shape.Choice choice -> choice.options().stream().mapToInt(String::length).max().orElse(0) + 2;
            case Shape.Whole _ -> 10;
            case Shape.Items(Shape item, _, int most) -> (int) Math.min(1 << 20, 2 + (long) most * (longest(item) + 2));
            case Shape.Fields fields -> fields.fields().entrySet().stream().mapToInt(
                    field -> field.getKey().length() + 6 + longest(field.getValue())).sum() + 2;
        };
    }

    /** Only what every server knows: what is unknown to one is refused by it. */
    String body(Rigour rigour) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("model", model);
        ArrayNode messages = request.putArray("messages");
        withForm(talk, schema)
                .forEach(message -> messages.addObject().put("role", message.role().label()).put("content", message
                        .text()));
        request.put("stream", true).put("max_tokens", tokens).put("temperature", sampling.temperature());
        if (sampling.topP() < 1) {
            request.put("top_p", sampling.topP());
        }
        // some read it as a signed number of 32 bits
        request.put("seed", (int) (seed ^ seed >>> 32) & Integer.MAX_VALUE);
        rigour.ask(request, schema);
        return ((JsonNode) request).toString();
    }
}
