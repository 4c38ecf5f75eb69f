package io.songreel.model;

import org.jspecify.annotations.Nullable;

/**
 * How to make a model that nobody publishes in a form that can be used here.
 *
 * @param command
 *            what to run in Songreel's folder
 * @param note
 *            what the owner should know before
 */
public record ModelExport(String command, @Nullable String note) {
    public ModelExport {
        Checks.check(!command.isBlank() && command.length() <= 500, "export");
    }
}
