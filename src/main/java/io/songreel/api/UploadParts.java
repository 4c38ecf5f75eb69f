package io.songreel.api;

import io.songreel.job.InvalidOptions;
import io.songreel.musicvideo.OptionsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of an upload's form, each within its limit, unknown and repeated ones refused.
 *
 * @param files
 *            the parts that must be there, each a file
 * @param known
 *            all parts that may be there
 */
record UploadParts(ApiConfig config, List<String> files, List<String> known) {
    /** Reads the whole form; each file goes to {@code into} under the name of its part. */
    void receive(Multipart form, Path into) throws IOException {
        Set<String> seen = new HashSet<>();
        try {
            for (Optional<String> part = form.next(); part.isPresent(); part = form.next()) {
                String name = part.get();
                if (!known.contains(name)) {
                    throw ApiProblem.invalid(ApiProblem.quoted(name),
                            "is no known part; known are " + String.join(", ", known));
                }
                if (!seen.add(name)) {
                    throw ApiProblem.invalid(name, "was sent more than once");
                }
                switch (name) {
                    case "audio" -> toFile(form, into.resolve("audio"), config.maxAudioBytes());
                    case "image" -> toFile(form, into.resolve("image"), config.maxImageBytes());
                    default -> options(form);
                }
            }
        } catch (Multipart.Malformed e) {
            throw new ApiProblem(ProblemType.MALFORMED);
        }
        for (String needed : files) {
            if (!seen.contains(needed) || Files.size(into.resolve(needed)) == 0) {
                throw new ApiProblem(ProblemType.PART_MISSING,
                        "The part named " + needed + " is missing or empty. " + ProblemType.PART_MISSING.advice());
            }
        }
    }

    private static void toFile(Multipart form, Path file, long cap) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            form.copy(out, cap);
        } catch (Multipart.PartTooLarge e) {
            throw tooLarge(file.getFileName() + " may have " + cap + " bytes at most");
        }
    }

    private static void options(Multipart form) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            form.copy(text, ApiConfig.FORM_BYTES);
            OptionsReader.read(StrictJson.tree(text.toByteArray()));
        } catch (Multipart.PartTooLarge e) {
            throw tooLarge("user_options may have " + ApiConfig.FORM_BYTES + " bytes at most");
        } catch (InvalidOptions e) {
            throw Uploads.invalid(e);
        }
    }

    private static ApiProblem tooLarge(String limit) {
        return new ApiProblem(ProblemType.TOO_LARGE, limit + ". Send a smaller file.");
    }
}
