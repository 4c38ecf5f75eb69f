package io.songreel.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.songreel.storage.DataDirectory;
import io.songreel.storage.DiskUse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;

/** What is kept on this machine's disk. */
@Controller("/storage")
@Tag(name = "Machine")
@ExecuteOn(TaskExecutors.BLOCKING)
class StorageController {
    private final DataDirectory data;

    StorageController(DataDirectory data) {
        this.data = data;
    }

    @Operation(summary = "What uploads, jobs and models take on disk", description = "Objects in a bucket are not counted.")
    @Get
    Storage storage() throws IOException {
        DiskUse use = DiskUse.of(data);
        return new Storage(use.total(), use.free(), use.uploads(), use.jobs(), use.models());
    }

    /** Bytes on the disk that holds the data directory. */
    @Schema(name = "Storage")
    record Storage(long totalBytes, long freeBytes, long uploadsBytes, long jobsBytes, long modelsBytes) {}
}
