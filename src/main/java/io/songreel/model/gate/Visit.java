package io.songreel.model.gate;

import io.songreel.job.CancelToken;

/**
 * Who wants in.
 *
 * @param holder
 *            for people: {@code scene 7 of 46}
 * @param model
 *            id of the model that will be used: visits to a loaded model may go first
 */
public record Visit(String holder, String model, CancelToken cancel) {}
