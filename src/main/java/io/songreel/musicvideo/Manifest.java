package io.songreel.musicvideo;

import io.songreel.direction.Direction;
import io.songreel.direction.Screenplay;
import io.songreel.direction.Segment;
import io.songreel.job.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The recipe of a film: enough to make it again. Lies beside the film and inside it. Holds no time of day, so the same
 * recipe is the same bytes.
 */
record Manifest(String songreel, UUID jobId, Inputs inputs, UserOptions options, long seed, String transcriber,
        String director, String renderer, Direction direction, List<Scene> scenes) {
    static final String VERSION = version();

    /** What the film was made from. */
    record Inputs(String songSha256, long audioSamples, int sampleRate, String pictureSha256) {}

    /** One scene and the clip that shows it. */
    record Scene(int i, double startS, double endS, int frames, String prompt, String camera, String motion,
            String negativePrompt, long seed, String clipPacketsSha256) {}

    static Manifest of(UUID job, FilmOrder order, CutList cut, Screenplay screenplay, List<FilmScene> films) {
        List<Scene> scenes = new ArrayList<>();
        for (FilmScene film : films) {
            Segment segment = cut.segments().get(film.i());
            SceneWords words = film.words();
            scenes.add(new Scene(film.i(), segment.start(), segment.end(), film.clip().get().frames(), words.prompt(),
                    words.camera(), words.motion(), words.negativePrompt(), words.seed(),
                    film.clip().get().packetsSha256()));
        }
        return new Manifest(VERSION, job,
                new Inputs(order.song().sha256(), order.song().upload().facts().samples(),
                        order.song().upload().facts().sampleRate(), order.picture().upload().pngSha256()),
                order.options(), order.seed(job), order.ears().transcriber(), order.director(), order.renderer(),
                screenplay.direction(), scenes);
    }

    String json() {
        return Json.write(this);
    }

    private static String version() {
        String version = Manifest.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
