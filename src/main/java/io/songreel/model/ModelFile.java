package io.songreel.model;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of a model.
 *
 * @param name
 *            where it lies in the model's folder, with forward slashes: {@code unet/model.onnx}
 * @param url
 *            where its owner publishes it; null for a model that is made on the spot
 * @param size
 *            bytes; null where nobody could tell before the first pull, which then asks the server
 * @param sha256
 *            lower-case hex; null where it is not known: then what came with the first pull is recorded and holds
 */
public record ModelFile(String name, @Nullable URI url, @Nullable Long size, @Nullable String sha256) {
    private static final Pattern STEP = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int DEEPEST = 6;

    /** @throws IllegalArgumentException when a value could not be true, or could lead out of the model's folder */
    public ModelFile {
        String[] steps = name.split("/", -1);
        Checks.check(steps.length <= DEEPEST, "name");
        for (String step : steps) {
            Checks.check(STEP.matcher(step).matches() && !step.contains("..") && !step.endsWith("."), "name");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        Checks.check(!lower.endsWith(".part") && !lower.endsWith(FileNote.SUFFIX)
                && !lower.endsWith(FoundModels.MANIFEST), "name");
        Checks.check(url == null || "https".equals(url.getScheme()) || "http".equals(url.getScheme()), "url");
        Checks.check(size == null || size > 0, "size");
        Checks.check(sha256 == null || SHA256.matcher(sha256).matches(), "sha256");
    }

    /** Whether it lies in a folder of its own below the model's folder. */
    boolean nested() {
        return name.contains("/");
    }
}
