package io.songreel.model.language;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How a family of models writes a talk down. A template of the model's own is a program in Jinja; it is not run, but the
 * formats of the families are known by the special tokens that the tokenizer has and the template names. What is said is
 * always plain text: nobody can write a special token into it.
 */
final class ChatFormat {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHATML_OPEN = "<|im_start|>";
    private static final String CHATML_CLOSE = "<|im_end|>";
    private static final String LLAMA_START = "<|begin_of_text|>";
    private static final String LLAMA_OPEN = "<|start_header_id|>";
    private static final String LLAMA_NAMED = "<|end_header_id|>";
    private static final String LLAMA_CLOSE = "<|eot_id|>";
    /** Models that think aloud are told that they have: their thoughts are of no use in a given shape. */
    private static final String THOUGHT = "<think>\n\n</think>\n\n";

    private final Tokenizer tokenizer;
    private final Kind kind;
    private final boolean thinks;
    private final int close;

    private enum Kind {
        CHATML, LLAMA
    }

    private ChatFormat(Tokenizer tokenizer, Kind kind, boolean thinks) {
        this.tokenizer = tokenizer;
        this.kind = kind;
        this.thinks = thinks;
        this.close = tokenizer.added(kind == Kind.CHATML ? CHATML_CLOSE : LLAMA_CLOSE).orElseThrow();
    }

    /**
     * @param folder
     *            has {@code chat_template.jinja}, or {@code tokenizer_config.json} with a template
     * @throws ModelException
     *             there is no template, or none of a known family
     */
    static ChatFormat read(Path folder, Tokenizer tokenizer) throws IOException {
        return of(template(folder), tokenizer);
    }

    static ChatFormat of(String template, Tokenizer tokenizer) throws ModelException {
        if (template.isBlank()) {
            throw new ModelException("This language model has no chat template, so it was not taught to follow "
                    + "instructions; choose an instruct or chat model.");
        }
        if (template.contains(CHATML_OPEN) && has(tokenizer, CHATML_OPEN, CHATML_CLOSE)) {
            return new ChatFormat(tokenizer, Kind.CHATML, template.contains("enable_thinking"));
        }
        if (template.contains(LLAMA_OPEN) && has(tokenizer, LLAMA_START, LLAMA_OPEN, LLAMA_NAMED, LLAMA_CLOSE)) {
            return new ChatFormat(tokenizer, Kind.LLAMA, false);
        }
        throw new ModelException("This language model's chat template is not known here; Songreel knows those of Qwen, "
                + "SmolLM and others in ChatML, and of Llama 3. Choose another model.");
    }

    private static String template(Path folder) throws IOException {
        Path own = folder.resolve("chat_template.jinja");
        if (Files.isRegularFile(own)) {
            return Files.readString(own);
        }
        Path settings = folder.resolve("tokenizer_config.json");
        if (!Files.isRegularFile(settings)) {
            return "";
        }
        try {
            JsonNode template = JSON.readTree(settings.toFile()).path("chat_template");
            return template.isArray() ? template.path(0).path("template").asText("") : template.asText("");
        } catch (JacksonException e) {
            throw new ModelException("The model's tokenizer_config.json is damaged; verify the model or pull it again.",
                    e);
        }
    }

    private static boolean has(Tokenizer tokenizer, String... tokens) {
        for (String token : tokens) {
            if (tokenizer.added(token).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What stands before the first message. */
    int[] head() {
        return kind == Kind.LLAMA ? tokenizer.encode(LLAMA_START) : new int[0];
    }

    /** A whole message. */
    int[] message(Message message) {
        return joined(opened(message.role(), message.text()), end());
    }

    /** What invites the model to speak. */
    int[] invitation() {
        int[] open = opened(Message.Role.ASSISTANT, "");
        return thinks ? joined(open, tokenizer.encode(THOUGHT)) : open;
    }

    /** What ends a message. */
    int[] end() {
        return kind == Kind.CHATML ? joined(new int[]{close}, tokenizer.encode("\n")) : new int[]{close};
    }

    private int[] opened(Message.Role role, String text) {
        return switch (kind) {
            // role and text are one piece, as in the template: blanks at a text's start may join the line's end
            case CHATML -> joined(tokenizer.encode(CHATML_OPEN), tokenizer.encodePlain(role.label() + "\n" + text));
            case LLAMA -> joined(tokenizer.encode(LLAMA_OPEN + role.label() + LLAMA_NAMED), tokenizer.encodePlain(
                    "\n\n" + text.strip()));
        };
    }

    /** Tokens with which the model ends its turn. */
    Set<Integer> stops() {
        return Set.of(close);
    }

    private static int[] joined(int[] first, int... second) {
        return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
    }
}
