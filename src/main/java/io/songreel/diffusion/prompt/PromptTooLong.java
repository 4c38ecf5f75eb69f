package io.songreel.diffusion.prompt;

import java.util.Locale;

/** A prompt beyond what is read. The message may be shown to anyone. */
public final class PromptTooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PromptTooLong(int mostTokens) {
        super(String.format(Locale.ROOT, "The prompt has more than %d tokens, about %d words. Shorten it.", mostTokens,
                mostTokens * 3 / 4));
    }
}
