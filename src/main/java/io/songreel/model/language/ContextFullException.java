package io.songreel.model.language;

import io.songreel.model.runtime.ModelException;

/** A text is longer than the model, or the memory set aside for it, can keep in mind. */
public final class ContextFullException extends ModelException {
    private static final long serialVersionUID = 1L;

    /** @param limit tokens */
    public ContextFullException(int limit) {
        super("This text is longer than the " + limit + " tokens that the language model can keep in mind; use less "
                + "text, or another model.");
    }
}
