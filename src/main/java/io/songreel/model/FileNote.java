package io.songreel.model;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a pulled file, in {@code {file}.sha256} beside it: a line that {@code sha256sum -c} reads, and
 * for people and for this class a comment with the size and where it came from.
 *
 * @param size
 *            bytes; null in notes of an older Songreel or of {@code sha256sum} itself
 */
record FileNote(String sha256, @Nullable Long size) {
    static final String SUFFIX = ".sha256";
    private static final Pattern DIGEST = Pattern.compile("^([0-9a-f]{64}) [ *]", Pattern.MULTILINE);
    private static final Pattern SIZE = Pattern.compile("^# (\\d{1,18}) bytes", Pattern.MULTILINE);
    private static final long LARGEST = 8192;

    /** The note beside {@code file}; empty when there is none that can be read. */
    static Optional<FileNote> beside(Path file) throws IOException {
        Path path = path(file);
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
                return Optional.empty();
            }
            String text = Files.readString(path);
            Matcher digest = DIGEST.matcher(text);
            Matcher size = SIZE.matcher(text);
            return digest.find()
                    ? Optional.of(new FileNote(digest.group(1), size.find() ? Long.valueOf(size.group(1)) : null))
                    : Optional.empty();
        } catch (NoSuchFileException | MalformedInputException absentOrTorn) {
            return Optional.empty();
        }
    }

    static void write(Path file, String sha256, long size, URI source) throws IOException {
        Files.writeString(path(file), sha256 + "  " + file.getFileName() + "\n# " + size + " bytes from " + source
                + "\n");
    }

    private static Path path(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }
}
