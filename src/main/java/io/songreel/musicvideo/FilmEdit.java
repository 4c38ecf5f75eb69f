package io.songreel.musicvideo;

import io.songreel.direction.Settled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What its owner changes in a film, all at once; null and empty leave things as they are. */
public record FilmEdit(@Nullable String title, List<SceneEdit> scenes, List<BorderMove> borders,
        Settled direction) {
    public FilmEdit {
        scenes = List.copyOf(scenes);
        borders = List.copyOf(borders);
    }
}
