package io.songreel.render.caption;

import java.util.List;

/**
 * The words to be drawn on one clip, in frames of that clip. Part of what a clip depends on.
 *
 * @param style
 *            identity of the drawing's code and of the font: see {@link CaptionFont#identity}
 * @param cues
 *            in order, never two at once
 */
public record Captions(String style, List<Cue> cues) {
    /**
     * Words that are seen together.
     *
     * @param from
     *            its first frame
     * @param until
     *            the frame after its last one
     * @param rows
     *            one or two
     */
    public record Cue(int from, int until, List<List<Word>> rows) {
        public Cue {
            rows = rows.stream().map(List::copyOf).toList();
            if (from < 0 || until <= from) {
                throw new IllegalArgumentException("a cue is seen for a while");
            }
        }
    }

    /**
     * A word.
     *
     * @param sung
     *            the frame from which it has the colour of what was sung
     */
    public record Word(String text, int sung) {}

    public Captions {
        cues = List.copyOf(cues);
        for (int i = 1; i < cues.size(); i++) {
            if (cues.get(i).from() < cues.get(i - 1).until()) {
                throw new IllegalArgumentException("cues do not overlap");
            }
        }
    }
}
