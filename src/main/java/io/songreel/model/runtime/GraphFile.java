package io.songreel.model.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What every runtime looks at before it gives a file to native code. */
public final class GraphFile {
    private GraphFile() {
    }

    /** @throws ModelException it is not there, cannot be read or is empty */
    public static void check(Path graph) throws ModelException {
        try {
            if (Files.isRegularFile(graph) && Files.isReadable(graph) && Files.size(graph) > 0) {
                return;
            }
        } catch (IOException e) {
            throw new ModelException("A file of this model cannot be read; check the disk.", e);
        }
        throw new ModelException("A file of this model is missing or empty; pull it again with: songreel models pull");
    }
}
