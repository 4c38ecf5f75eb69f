package io.songreel.model.language;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.tokenizer.Utf8Stream;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * A text that a model wrote freely.
 *
 * @param tokens
 *            how many it wrote
 * @param seconds
 *            how long that took, with the reading before it
 * @param ended
 *            whether the model ended it, rather than the limit
 */
public record Writing(String text, int tokens, double seconds, boolean ended) {
    /**
     * Goes on from a context until the model ends its turn or {@code most} tokens are written.
     *
     * @param listener
     *            given the text piece by piece as it grows, whole letters only
     * @throws java.util.concurrent.CancellationException
     *             when cancelled, at the next token
     */
    public static Writing of(LanguageModel model, Context context, Sampler sampler, int most, CancelToken cancel,
            Consumer<String> listener) throws ModelException {
        long start = System.nanoTime();
        BitSet known = new BitSet();
        known.set(0, model.tokenizer().size());
        Utf8Stream stream = new Utf8Stream();
        StringBuilder text = new StringBuilder();
        int tokens = 0;
        boolean ended = false;
        while (!ended && tokens < most && context.room() > 0) {
            cancel.check();
            int id = sampler.next(context.logits(), known);
            tokens++;
            ended = model.stops().contains(id);
            if (!ended) {
                context.append(id);
                if (!model.tokenizer().special(id)) {
                    grow(text, stream.append(model.tokenizer().bytes(id)), listener);
                }
            }
        }
        grow(text, stream.finish(), listener);
        return new Writing(text.toString(), tokens, (System.nanoTime() - start) / 1e9, ended);
    }

    private static void grow(StringBuilder text, String piece, Consumer<String> listener) {
        if (!piece.isEmpty()) {
            text.append(piece);
            listener.accept(piece);
        }
    }
}
