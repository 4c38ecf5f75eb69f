package io.songreel.model.language;

import io.songreel.model.runtime.ModelException;

/** An author answers, but not in the shape that it was asked for, however often it is told. */
public final class UnfitAnswerException extends ModelException {
    private static final long serialVersionUID = 1L;

    public UnfitAnswerException(String message) {
        super(message);
    }
}
