package io.songreel.musicvideo;

import io.songreel.musicvideo.InvalidOptions.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rung of each ladder this machine stands on. A wish for a rung that is not there is refused by name; {@code auto}
 * takes the best there is.
 */
record Rungs(Transcribers transcribers) {
    static final String STILL = "still";
    static final String RULES = "rules";

    List<Problem> problems(UserOptions options) {
        List<Problem> problems = new ArrayList<>();
        if (!List.of("auto", STILL).contains(options.renderer())) {
            problems.add(new Problem("user_options.renderer", options.renderer()
                    + " needs a diffusion model, and none can run here yet; use auto or still"));
        }
        if (!List.of("auto", RULES).contains(options.director())) {
            problems.add(new Problem("user_options.director",
                    options.director() + " needs a language model, and none can run here yet; use auto or rules"));
        }
        if (options.segmentation().equals("sections")) {
            problems.add(new Problem("user_options.segmentation",
                    "sections needs the section analysis, which is not here yet; use auto, fixed or words"));
        }
        return problems;
    }

    String transcriber() {
        return transcribers.best();
    }

    String renderer(UserOptions options) {
        return options.renderer().equals("auto") ? STILL : options.renderer();
    }

    String director(UserOptions options) {
        return options.director().equals("auto") ? RULES : options.director();
    }
}
