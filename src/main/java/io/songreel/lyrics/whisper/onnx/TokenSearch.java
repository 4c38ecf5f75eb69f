package io.songreel.lyrics.whisper.onnx;

import java.util.List;

/** A way through the tokens. One use only. */
sealed interface TokenSearch permits Sampling, BeamSearch {
    /** The texts that go on. */
    List<Hypothesis> rows();

    /**
     * Chooses what comes next.
     *
     * @param logits
     *            of each row, what may not come at −∞
     * @return for each new row the old one that it goes on from
     */
    int[] advance(float[][] logits);

    /** Whether enough texts have ended. */
    boolean done();

    /** The texts to choose from, each without its end. */
    List<Hypothesis> found();
}
