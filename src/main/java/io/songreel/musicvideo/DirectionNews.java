package io.songreel.musicvideo;

import io.songreel.direction.Direction;
import io.songreel.direction.DirectionListener;
import io.songreel.direction.SceneDirection;
import io.songreel.direction.Settled;
import io.songreel.job.Json;
import io.songreel.job.NewEvent;
import io.songreel.job.News;
import java.util.Map;

/** Tells a job's journal what is written while it is written. */
final class DirectionNews implements DirectionListener {
    private static final String ALL_BY_RULES = "direction_by_rules";
    private final News news;
    private final Settled settled;
    private boolean byRules;

    DirectionNews(News news, Settled settled) {
        this.news = news;
        this.settled = settled;
    }

    @Override
    public void directed(Direction direction) {
        news.tell(new NewEvent("direction", Json.write(settled.over(direction))));
    }

    @Override
    public void wrote(SceneDirection scene) {
        news.tell(new NewEvent("scene", Json.write(Map.of("i", scene.i(), "status", "written", "prompt", scene.prompt(),
                "camera", scene.camera(), "motion", scene.motion()))));
    }

    @Override
    public void warned(String code, String text) {
        byRules |= code.equals(ALL_BY_RULES);
        news.tell(new NewEvent("warning", Json.write(Map.of("code", code, "step", "direct", "detail", text))));
    }

    /** Whether rules had to write all of it. */
    boolean byRules() {
        return byRules;
    }
}
