package io.songreel.diffusion.noise;

/** The Mersenne Twister of Matsumoto and Nishimura (1998), 32 bits at a time. */
final class Mt19937 {
    private static final int N = 624;
    private static final int M = 397;

    private final int[] state = new int[N];
    private int at = N;

    /** Seeded as {@code init_genrand} seeds it. */
    Mt19937(int seed) {
        state[0] = seed;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    int next() {
        if (at == N) {
            twist();
        }
        return tempered(state[at++]);
    }

    /** Numbers from 0 to below 1 in steps of 2⁻²⁴, one of each 32 bits. */
    void uniform(float[] values, int from) {
        for (int i = from; i < values.length;) {
            if (at == N) {
                twist();
            }
            int n = Math.min(N - at, values.length - i);
            for (int k = 0; k < n; k++) {
                values[i + k] = (tempered(state[at + k]) & 0xffffff) * 0x1p-24f;
            }
            at += n;
            i += n;
        }
    }

    private static int tempered(int word) {
        int y = word ^ (word >>> 11);
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < N - M; i++) {
            state[i] = state[i + M] ^ mixed(state[i], state[i + 1]);
        }
        for (int i = N - M; i < N - 1; i++) {
            state[i] = state[i + M - N] ^ mixed(state[i], state[i + 1]);
        }
        state[N - 1] = state[M - 1] ^ mixed(state[N - 1], state[0]);
        at = 0;
    }

    private static int mixed(int high, int low) {
        return (((high & 0x80000000) | (low & 0x7fffffff)) >>> 1) ^ (-(low & 1) & 0x9908b0df);
    }
}
