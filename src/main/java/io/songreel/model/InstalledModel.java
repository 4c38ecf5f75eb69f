package io.songreel.model;

import java.nio.file.Path;

/**
 * A model that can be loaded now.
 *
 * @param folder
 *            has every file of the manifest at its name; not to be written to
 * @param identity
 *            tells this content from any other: part of the digest of all that is made with it
 */
public record InstalledModel(ModelManifest manifest, Path folder, String identity) {
    public String id() {
        return manifest.id();
    }

    /** Where a file of the manifest lies. */
    public Path file(String name) {
        return folder.resolve(name);
    }
}
