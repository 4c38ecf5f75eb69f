package io.songreel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.job.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One film from two files to a file: uploads, asks, watches, fetches. */
final class FilmRun {
    private final SongreelClient client;
    private final Terminal terminal;
    private final JobWatch watch;

    FilmRun(SongreelClient client, Terminal terminal) {
        this.client = client;
        this.terminal = terminal;
        this.watch = new JobWatch(client, terminal);
    }

    /** @return the exit code */
    int film(Path song, Path picture, ObjectNode options, Path output) throws IOException, InterruptedException {
        JsonNode upload = client.upload(song, picture);
        ObjectNode order = SongreelClient.JSON.createObjectNode();
        order.put("audio_upload_id", upload.path("audio_upload_id").asText());
        order.put("image_upload_id", upload.path("image_upload_id").asText());
        order.put("title", title(song));
        order.set("user_options", options);
        watch.follow(client.post("/jobs", order).path("job_id").asText());
        JsonNode end = watch.end();
        JobStatus status = JobWatch.status(end);
        switch (status) {
            case DONE -> fetch(end, output);
            case FAILED -> terminal.err().println(JobWatch.error(end));
            default -> terminal.err().println("Cancelled.");
        }
        return Exit.of(status);
    }

    void cancel() {
        watch.cancel();
    }

    private void fetch(JsonNode state, Path output) throws IOException, InterruptedException {
        Path parent = output.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        save(state, "final_video_url", output);
        save(state, "poster_url", beside(output, "-poster", state.path("poster_url").asText()));
        save(state, "contact_sheet_url", beside(output, "-contact-sheet", state.path("contact_sheet_url").asText()));
        // of the film's very name: players show it without being told
        save(state, "subtitles", beside(output, "", state.path("subtitles").asText()));
    }

    private void save(JsonNode state, String key, Path file) throws IOException, InterruptedException {
        if (state.path(key).isTextual()) {
            client.download(state.path(key).asText(), file);
            terminal.out().println(file);
        }
    }

    private static Path beside(Path output, String what, String url) {
        String path = url.replaceAll("\\?.*", "");
        String extension = path.substring(Math.max(0, path.lastIndexOf('.')));
        return output.resolveSibling(title(output) + what + extension);
    }

    /** A file's name without its ending. */
    static String title(Path file) {
        String name = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("film");
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
