package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.media.Picture;

/** Who watches a clip being rendered: may stop it, hears how far it is, sees what comes. */
public record Watch(CancelToken cancel, Progress progress, Previews previews) {
    /** Nobody stops it, nobody looks. */
    public static Watch nobody() {
        return new Watch(CancelToken.never(), Progress.none(), Previews.none());
    }

    /** Takes rough pictures of what is being made. */
    @FunctionalInterface
    public interface Previews {
        /**
         * @param step
         *            from 1
         * @param rough
         *            small
         */
        void show(int step, int steps, Picture rough);

        /** Nobody looks. */
        static Previews none() {
            return (step, steps, rough) -> {
            };
        }
    }
}
