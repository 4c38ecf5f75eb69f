package io.songreel.diffusion.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Tokenizers for tests: CLIP's whole one, and a small one of the tiny models. */
final class Tokenizers {
    static final ClipTokenizer CLIP = clip("{}");
    static final ClipTokenizer SECOND = clip("{\"pad_token\": \"!\"}");
    static final ClipTokenizer TINY = tiny();

    private Tokenizers() {
    }

    private static ClipTokenizer tiny() {
        try {
            return ClipTokenizer.read(Path
                    .of(Objects.requireNonNull(Tokenizers.class.getResource("/diffusion/tiny-sd/tokenizer")).toURI()));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClipTokenizer clip(String specials) {
        try {
            Path folder = Files.createTempDirectory("clip");
            for (String name : new String[]{"vocab.json", "merges.txt"}) {
                try (InputStream packed = Objects
                        .requireNonNull(Tokenizers.class.getResourceAsStream("/diffusion/clip/" + name + ".gz"));
                        InputStream in = new GZIPInputStream(packed)) {
                    Files.copy(in, folder.resolve(name));
                }
            }
            Files.writeString(folder.resolve("special_tokens_map.json"), specials);
            ClipTokenizer tokenizer = ClipTokenizer.read(folder);
            for (String name : new String[]{"vocab.json", "merges.txt", "special_tokens_map.json"}) {
                Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
            return tokenizer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
