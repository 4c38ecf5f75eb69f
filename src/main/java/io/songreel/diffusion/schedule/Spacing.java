package io.songreel.diffusion.schedule;

import io.songreel.model.runtime.ModelException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which of the training timesteps a run visits.
 *
 * @see <a href="https://huggingface.co/papers/2305.08891">Common Diffusion Noise Schedules, table 2</a>
 */
enum Spacing {
    LINSPACE, LEADING, TRAILING;

    static Spacing of(SchedulerConfig config, Spacing absent) throws ModelException {
        return valueOf(config.word("timestep_spacing", absent.word(), LINSPACE.word(), LEADING.word(), TRAILING.word())
                .toUpperCase(Locale.ROOT));
    }

    /** Timesteps from the noisiest down: whole numbers but for {@link #LINSPACE}. */
    double[] timesteps(int train, int steps, int offset) {
        return timesteps(train, train, steps, 0, offset);
    }

    /**
     * @param last
     *            one above the noisiest timestep wanted, at most {@code train}
     * @param spare
     *            how many more are laid out than visited, at the clean end
     */
    double[] timesteps(int last, int train, int steps, int spare, int offset) {
        return switch (this) {
            case LINSPACE -> first(Numpy.reversed(Numpy.linspace(0, last - 1.0, steps + spare)), steps);
            case LEADING -> {
                int ratio = last / (steps + spare);
                double[] row = new double[steps];
                for (int i = 0; i < steps; i++) {
                    row[i] = (double) (steps + spare - 1 - i) * ratio + offset;
                }
                yield row;
            }
            case TRAILING -> {
                double ratio = (double) train / steps;
                // numpy's arange takes its increment from its first two values. For some counts (61, 103 …) rounding
                // gives it one value more, timestep -1: not taken over.
                double increment = last - ratio - last;
                double[] row = new double[(int) Math.min(Math.ceil(last / ratio), steps)];
                for (int i = 0; i < row.length; i++) {
                    row[i] = Math.rint(last + i * increment) - 1;
                }
                yield row;
            }
        };
    }

    private static double[] first(double[] row, int n) {
        return Arrays.copyOf(row, n);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
