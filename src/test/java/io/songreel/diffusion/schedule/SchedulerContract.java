package io.songreel.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.diffusion.Golden;
import io.songreel.diffusion.NoiseKind;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.diffusion.noise.Noise;
import io.songreel.diffusion.noise.NoiseStream;
import io.songreel.model.runtime.ModelException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What every sampler holds to, whatever its configuration. */
abstract class SchedulerContract {
    static final int SIZE = 48;
    private static final float[] ORIGINAL = Noise.of(NoiseKind.TORCH_CPU, 11).next(SIZE);

    abstract SchedulerKind kind();

    /** What a model says that knows the original. */
    abstract float[] perfect(Scheduler scheduler, int i, float[] sample, float[] original);

    /** How many steps fit. */
    int room(double strength) {
        return 1000;
    }

    @Property(tries = 200)
    void timesteps_fall_and_every_number_is_finite(@ForAll @IntRange(min = 1, max = 60) int wished,
            @ForAll("configurations") String config) throws ModelException {
        int steps = Math.min(wished, room(1));
        Scheduler scheduler = lay(config, steps, 1);
        NoiseStream noise = Noise.of(NoiseKind.TORCH_CPU, 3);
        assertThat(scheduler.steps()).isEqualTo(steps);
        assertThat(scheduler.initNoiseSigma()).isFinite().isPositive();
        float[] sample = noise.next(SIZE);
        for (int i = 0; i < scheduler.steps(); i++) {
            assertThat(scheduler.timestep(i)).isBetween(0f, 1000f);
            if (i > 0) {
                assertThat(scheduler.timestep(i)).isLessThanOrEqualTo(scheduler.timestep(i - 1));
            }
            float[] input = scheduler.scaled(sample, i);
            Scheduler.Stepped stepped = scheduler.step(half(input), i, sample, noise);
            assertFinite(input);
            assertFinite(stepped.sample());
            assertFinite(stepped.original());
            assertFinite(scheduler.noised(ORIGINAL, sample, i));
            sample = stepped.sample();
        }
    }

    @Property(tries = 60)
    void a_perfect_model_ends_at_the_original(@ForAll @IntRange(min = 1, max = 40) int steps,
            @ForAll @DoubleRange(min = 0.2, max = 1) double strength, @ForAll("spacings") String spacing)
            throws ModelException {
        Scheduler scheduler = lay(spacing, Math.min(steps, room(strength)), strength);
        NoiseStream noise = Noise.of(NoiseKind.TORCH_CPU, 5);
        float[] sample = scheduler.noised(ORIGINAL, noise.next(SIZE), 0);
        Scheduler.Stepped stepped = new Scheduler.Stepped(sample, sample);
        for (int i = 0; i < scheduler.steps(); i++) {
            stepped = scheduler.step(perfect(scheduler, i, sample, ORIGINAL), i, sample, noise);
            sample = stepped.sample();
        }
        assertThat(Golden.difference(stepped.original(), ORIGINAL)).isLessThan(5e-3);
        // DDIM may end a little before the clean end: at the first training timestep.
        assertThat(Golden.difference(sample, ORIGINAL)).isLessThan(0.1);
    }

    @Property(tries = 60)
    void the_same_steps_give_the_same_numbers_and_leave_their_inputs_alone(
            @ForAll @IntRange(min = 1, max = 30) int steps, @ForAll("configurations") String config)
            throws ModelException {
        float[] first = run(lay(config, steps, 1));
        assertThat(run(lay(config, steps, 1))).isEqualTo(first);
        Scheduler used = lay(config, steps, 1);
        run(used);
        assertThat(run(used)).as("from step 0 a sampler forgets").isEqualTo(first);
    }

    @Test
    void steps_that_cannot_be_are_refused_with_a_text() {
        for (int steps : new int[]{-1, 0, 1001}) {
            assertThatThrownBy(() -> lay("", steps, 1)).isInstanceOf(ModelException.class)
                    .hasMessageContaining(String.valueOf(steps));
        }
    }

    @Test
    void one_step_remains_however_little_strength() throws ModelException {
        assertThat(lay("", 1, 0.02).steps()).isEqualTo(1);
    }

    @Provide
    Arbitrary<String> spacings() {
        return Arbitraries.of(spacingKeys());
    }

    @Provide
    Arbitrary<String> configurations() {
        Arbitrary<String> spacing = Arbitraries.of(spacingKeys());
        Arbitrary<String> betas = Arbitraries.of("", ",\"beta_schedule\":\"squaredcos_cap_v2\"",
                ",\"beta_schedule\":\"linear\",\"beta_start\":0.0001,\"beta_end\":0.02",
                ",\"rescale_betas_zero_snr\":true,\"prediction_type\":\"v_prediction\"");
        Arbitrary<String> more = Arbitraries.of("", ",\"prediction_type\":\"v_prediction\"", ",\"thresholding\":true",
                ",\"clip_sample\":true", ",\"final_sigmas_type\":\"sigma_min\"");
        return Combinators.combine(spacing, betas, more)
                .as((s, b, m) -> b.contains("prediction") && m.contains("prediction") ? s + b : s + b + m);
    }

    private static List<String> spacingKeys() {
        return List.of(",\"timestep_spacing\":\"linspace\"", ",\"timestep_spacing\":\"leading\",\"steps_offset\":1",
                ",\"timestep_spacing\":\"trailing\"", "");
    }

    private Scheduler lay(String keys, int steps, double strength) throws ModelException {
        return Schedulers.lay(kind(),
                SchedulerConfig.parse("{\"num_train_timesteps\":1000" + defaults(keys) + keys + "}"), steps,
                strength);
    }

    private static String defaults(String keys) {
        return keys.contains("beta_schedule")
                ? ",\"clip_sample\":false".repeat(keys.contains("clip_sample") ? 0 : 1)
                : ",\"beta_schedule\":\"scaled_linear\",\"beta_start\":0.00085,\"beta_end\":0.012"
                        + ",\"clip_sample\":false".repeat(keys.contains("clip_sample") ? 0 : 1);
    }

    private static float[] run(Scheduler scheduler) {
        NoiseStream noise = Noise.of(NoiseKind.TORCH_CPU, 9);
        float[] sample = noise.next(SIZE);
        for (int i = 0; i < scheduler.steps(); i++) {
            float[] before = sample.clone();
            float[] output = half(scheduler.scaled(sample, i));
            float[] said = output.clone();
            Scheduler.Stepped stepped = scheduler.step(output, i, sample, noise);
            assertThat(sample).isEqualTo(before);
            assertThat(output).isEqualTo(said);
            sample = stepped.sample();
        }
        return sample;
    }

    private static float[] half(float[] sample) {
        float[] output = new float[sample.length];
        for (int k = 0; k < output.length; k++) {
            output[k] = sample[k] * 0.5f;
        }
        return output;
    }

    private static void assertFinite(float[] values) {
        for (float value : values) {
            assertThat(value).isFinite();
        }
    }

    /** The noise in a sample whose original is known, for samplers that mix {@code alpha · original + sigma · noise}. */
    static float[] noiseIn(Scheduler scheduler, int i, float[] sample, float[] original) {
        float sigma = scheduler.noised(new float[1], new float[]{1}, i)[0];
        float alpha = scheduler.noised(new float[]{1}, new float[1], i)[0];
        float[] noise = new float[sample.length];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = (float) (((double) sample[k] - (double) alpha * original[k]) / sigma);
        }
        return noise;
    }
}
