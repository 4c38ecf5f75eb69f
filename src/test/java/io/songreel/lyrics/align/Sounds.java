package io.songreel.lyrics.align;

import io.songreel.lyrics.Pcm16k;

/** Sounds from a formula. */
final class Sounds {
    private Sounds() {
    }

    /** One sample by its number. */
    @FunctionalInterface
    interface Formula {
        double at(long sample);
    }

    /** Gives at most a second at once, as a file may. */
    static Pcm16k of(long length, Formula formula) {
        return new Pcm16k() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public int read(long position, float[] into, int count) {
                int got = (int) Math.min(Math.min(count, RATE), Math.max(0, length - position));
                for (int i = 0; i < got; i++) {
                    into[i] = (float) formula.at(position + i);
                }
                return got;
            }
        };
    }
}
