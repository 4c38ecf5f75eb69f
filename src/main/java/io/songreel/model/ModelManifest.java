package io.songreel.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model: the content of {@code models/{id}.json}, or of a {@code songreel.json} in its folder.
 *
 * @param id
 *            its name on the command line and in the API
 * @param memoryBytes
 *            about what it takes when loaded, on the device where it runs
 * @param standing
 *            how it compares with others for the same task
 * @param files
 *            in the order in which they are pulled; empty only when {@code export} has to make them first
 * @param components
 *            its graphs by name ({@code unet}, {@code vae_decoder}, …); empty for a model of one file
 * @param sizes
 *            legal sizes; null for a model that makes no pictures of its own
 * @param export
 *            how to make it; null when it can be pulled
 */
public record ModelManifest(String id, String name, String description, ModelKind kind, Licence licence,
        long memoryBytes, Standing standing, List<ModelFile> files, Map<String, ModelComponent> components,
        @Nullable ModelSizes sizes, @Nullable ModelDefaults defaults, @Nullable ModelExport export) {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** @throws IllegalArgumentException when a value could not be true, or could lead out of the models directory */
    public ModelManifest {
        Checks.check(PLAIN_NAME.matcher(id).matches(), "id");
        Checks.check(!name.isBlank(), "name");
        Checks.check(memoryBytes > 0, "memory_bytes");
        Checks.check(!files.isEmpty() || export != null, "files");
        files = List.copyOf(files);
        checkNames(files);
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
        List<String> names = files.stream().map(ModelFile::name).toList();
        Checks.check(names.isEmpty()
                || components.values().stream().allMatch(component -> names.contains(component.file())), "components");
    }

    /** No two files in one place, also where a disk does not tell capitals apart, and none where another has a folder. */
    private static void checkNames(List<ModelFile> files) {
        List<String> names = files.stream().map(file -> file.name().toLowerCase(Locale.ROOT)).sorted().toList();
        Checks.check(names.stream().distinct().count() == names.size(), "files");
        Checks.check(names.stream().noneMatch(name -> names.stream().anyMatch(other -> other.startsWith(name + "/"))),
                "files");
    }

    public String task() {
        return kind.task();
    }

    /** Bytes of all files as far as they are known. */
    public long size() {
        return files.stream().map(ModelFile::size).filter(Objects::nonNull).mapToLong(Long::longValue).sum();
    }

    /** Whether the size of every file is known. */
    public boolean sized() {
        return !files.isEmpty() && files.stream().allMatch(file -> file.size() != null);
    }

    /** Whether every file is published somewhere. */
    public boolean pullable() {
        return !files.isEmpty() && files.stream().allMatch(file -> file.url() != null);
    }

    /**
     * How a model compares with others for the same task.
     *
     * @param rank
     *            the higher is taken first when several are installed
     * @param recommended
     *            whether it is the one to begin with
     */
    public record Standing(int rank, boolean recommended) {}
}
