package io.songreel.model;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model before it is on disk: the content of {@code models/{id}.json}.
 *
 * @param id
 *            its name on the command line and in the API
 * @param task
 *            what it is for, e.g. {@code transcribe}
 * @param family
 *            the architecture, e.g. {@code whisper}
 * @param format
 *            how its files are to be read, e.g. {@code ggml}
 * @param licence
 *            SPDX identifier
 * @param memoryBytes
 *            about what it takes when loaded, on the device where it runs
 */
public record ModelManifest(String id, String name, String task, String family, String format, String description,
        String licence, URI licenceUrl, boolean commercialUse, long memoryBytes, List<ModelFile> files) {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when a value could not be true, or could lead out of the models directory */
    public ModelManifest {
        check(PLAIN_NAME.matcher(id).matches(), "id");
        check(memoryBytes > 0, "memory_bytes");
        check(!files.isEmpty(), "files");
        files = List.copyOf(files);
        check(files.stream().map(ModelFile::name).distinct().count() == files.size(), "files");
    }

    /** Bytes of all files. */
    public long size() {
        return files.stream().mapToLong(ModelFile::size).sum();
    }

    /**
     * One file of a model.
     *
     * @param url
     *            where its owner publishes it, at a fixed revision
     * @param sha256
     *            lower-case hex; null where nobody has published it: such a file can only be checked by size, and the
     *            digest of what came is recorded
     */
    public record ModelFile(String name, URI url, long size, @Nullable String sha256) {
        public ModelFile {
            check(PLAIN_NAME.matcher(name).matches() && !name.contains(".."), "name");
            check("https".equals(url.getScheme()) || "http".equals(url.getScheme()), "url");
            check(size > 0, "size");
            check(sha256 == null || SHA256.matcher(sha256).matches(), "sha256");
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("a model manifest with an impossible " + what);
        }
    }
}
