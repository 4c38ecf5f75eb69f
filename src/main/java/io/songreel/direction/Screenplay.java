package io.songreel.direction;

import java.util.List;

/** What a director hands over: the direction and one scene per segment, in order. */
public record Screenplay(Direction direction, List<SceneDirection> scenes) {
    public Screenplay {
        scenes = List.copyOf(scenes);
    }
}
