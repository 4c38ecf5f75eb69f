package io.songreel.film;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the manifest inside a film without FFmpeg: the {@code ©cmt} item of the iTunes metadata. */
final class Manifests {
    private static final int COMMENT = 0xA9636D74;
    private static final int DATA = 0x64617461;

    private Manifests() {
    }

    static JsonNode inside(Path film) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(film));
        for (int at = 0; at + 20 < bytes.limit(); at++) {
            if (bytes.getInt(at) == COMMENT && bytes.getInt(at + 8) == DATA) {
                int length = bytes.getInt(at + 4) - 16;
                return new ObjectMapper()
                        .readTree(new String(bytes.array(), at + 20, length, StandardCharsets.UTF_8));
            }
        }
        throw new AssertionError("the film holds no manifest");
    }
}
