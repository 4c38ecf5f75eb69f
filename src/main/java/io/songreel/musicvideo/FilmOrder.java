package io.songreel.musicvideo;

import io.songreel.job.Json;
import io.songreel.media.UploadFacts;
import io.songreel.musicvideo.Directors.Author;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole input of a music video job: what was uploaded, the effective options and what its owner changed since. The
 * rungs are pinned when the job is accepted, so that a model installed later does not make a finished film stale.
 *
 * @param ears
 *            the models that find its words
 * @param renderer
 *            the rung that renders: {@code still}, {@code image}
 * @param models
 *            what {@link Renderers#imageModels} said when the job was accepted; null for a rung without models
 * @param author
 *            the language model that is asked to direct; null: by rules
 * @param edits
 *            by scene number
 * @param changes
 *            of the whole film
 */
record FilmOrder(SongFile song, PictureFile picture, UserOptions options, Ears.Pinned ears,
        String renderer, @Nullable String models, @Nullable Author author, TreeMap<Integer, SceneEdit> edits,
        Changes changes) {
    // orders that were stored by earlier versions do not have all parts
    @SuppressWarnings("ConstantValue")
    FilmOrder {
        ears = ears == null ? Ears.Pinned.none() : ears;
        changes = changes == null ? Changes.none() : changes;
    }

    /** The uploaded song. */
    record SongFile(UUID asset, String key, String sha256, UploadFacts.Song upload) {}

    /** The uploaded picture. */
    record PictureFile(UUID asset, UploadFacts.Picture upload) {}

    /** The wished seed, else one that derives from the job's id. */
    long seed(UUID job) {
        Long wished = options.seed();
        return wished == null ? (job.getMostSignificantBits() ^ job.getLeastSignificantBits()) & 0xFFFF_FFFFL : wished;
    }

    static FilmOrder of(String json) {
        return Json.read(json, FilmOrder.class);
    }

    String json() {
        return Json.write(this);
    }

    @Nullable
    SceneEdit edit(int scene) {
        return edits.get(scene);
    }

    boolean locked(int scene) {
        SceneEdit edit = edit(scene);
        return edit != null && edit.isLocked();
    }

    FilmOrder with(TreeMap<Integer, SceneEdit> scenes, Changes whole) {
        return new FilmOrder(song, picture, options, ears, renderer, models, author, scenes, whole);
    }

    /** The rung that directs, as the order stands. */
    String director() {
        return author == null ? Directors.RULES : Directors.MODEL;
    }

    /** What of its ears the film's words need. */
    Listening listening() {
        return Listening.of(this);
    }

    /** Whether the film goes no further than its direction for now. */
    boolean stopsForReview() {
        return UserOptions.DIRECTION.equals(options.stopAfter()) && !changes.reviewed();
    }
}
