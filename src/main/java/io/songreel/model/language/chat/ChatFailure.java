package io.songreel.model.language.chat;

import io.songreel.model.runtime.ModelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server did not answer a request. */
final class ChatFailure extends ModelException {
    private static final long serialVersionUID = 1L;
    private final boolean passing;
    private final @Nullable Duration pause;

    private ChatFailure(String message, boolean passing, @Nullable Duration pause, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
        this.pause = pause;
    }

    /** It may go well in a moment. */
    static ChatFailure passing(String message, @Nullable Throwable cause) {
        return new ChatFailure(message, true, null, cause);
    }

    /** It may go well after the pause that the server asks for. */
    static ChatFailure busy(String message, @Nullable Duration pause) {
        return new ChatFailure(message, true, pause, null);
    }

    /** It will not go well before somebody does something. */
    static ChatFailure lasting(String message, @Nullable Throwable cause) {
        return new ChatFailure(message, false, null, cause);
    }

    boolean passes() {
        return passing;
    }

    /** Null: the server did not say. */
    @Nullable
    Duration pause() {
        return pause;
    }
}
