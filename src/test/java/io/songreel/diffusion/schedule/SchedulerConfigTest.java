package io.songreel.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.diffusion.SchedulerKind;
import io.songreel.model.runtime.ModelException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerConfigTest {
    /** Stable Diffusion 1.5's file, written for a sampler that Songreel does not have. */
    private static final String PNDM = """
            {"_class_name": "PNDMScheduler", "_diffusers_version": "0.6.0", "beta_end": 0.012,
             "beta_schedule": "scaled_linear", "beta_start": 0.00085, "num_train_timesteps": 1000,
             "set_alpha_to_one": false, "skip_prk_steps": true, "steps_offset": 1, "trained_betas": null,
             "clip_sample": false}
            """;

    @Test
    void shared_keys_are_kept_and_the_rest_are_the_samplers_own_defaults() throws ModelException {
        SchedulerConfig config = SchedulerConfig.parse(PNDM);
        assertThat(config.kind()).isEmpty();
        Scheduler euler = Schedulers.lay(SchedulerKind.EULER, config, 4);
        assertThat(euler.timestep(0)).as("linspace, Euler's own").isEqualTo(999);
        Scheduler ddim = Schedulers.lay(SchedulerKind.DDIM, config, 4);
        assertThat(ddim.timestep(0)).as("leading, DDIM's own, with the offset of the file").isEqualTo(751);
    }

    @Test
    void what_diffusers_itself_writes_can_be_read() throws ModelException {
        SchedulerConfig config = SchedulerConfig.parse("""
                {"_class_name": "DPMSolverMultistepScheduler", "lambda_min_clipped": -Infinity, "variance_type": null,
                 "use_karras_sigmas": true, "sigma_min": null, "solver_type": "midpoint"}
                """);
        assertThat(config.kind()).contains(SchedulerKind.DPMPP_2M_KARRAS);
        assertThat(Schedulers.lay(SchedulerKind.DPMPP_2M, config, 3).steps()).isEqualTo(3);
    }

    @Test
    void karras_levels_begin_and_end_where_training_did() throws ModelException {
        SchedulerConfig config = SchedulerConfig.parse(PNDM);
        Scheduler karras = Schedulers.lay(SchedulerKind.DPMPP_2M_KARRAS, config, 10);
        Scheduler plain = Schedulers.lay(SchedulerKind.DPMPP_2M, config, 10);
        assertThat(karras.timestep(0)).isEqualTo(plain.timestep(0)).isEqualTo(999);
        assertThat(karras.timestep(9)).isZero();
        assertThat(karras.timestep(5)).isLessThan(plain.timestep(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EULER            | "beta_schedule": "sigmoid"
            EULER            | "prediction_type": "flow"
            EULER            | "timestep_spacing": "log"
            EULER            | "use_beta_sigmas": true
            EULER            | "interpolation_type": "log_linear"
            EULER            | "trained_betas": [0.1, 0.2]
            EULER            | "beta_start": "little"
            EULER            | "num_train_timesteps": 0
            EULER            | "num_train_timesteps": 1000000000
            EULER            | "steps_offset": 1.5
            EULER            | "final_sigmas_type": "none"
            EULER_ANCESTRAL  | "prediction_type": "sample"
            DDIM             | "clip_sample": "yes"
            DDIM             | "dynamic_thresholding_ratio": 2
            DPMPP_2M         | "algorithm_type": "sde-dpmsolver++"
            DPMPP_2M         | "solver_order": 4
            DPMPP_2M         | "use_flow_sigmas": true
            DPMPP_2M         | "use_lu_lambdas": true
            DPMPP_2M         | "variance_type": "learned"
            LCM              | "original_inference_steps": 0
            FLOW_MATCH_EULER | "use_dynamic_shifting": true
            """)
    void what_is_not_built_is_refused_by_name_and_never_dropped(SchedulerKind kind, String key) throws ModelException {
        SchedulerConfig config = SchedulerConfig.parse("{" + key + "}");
        String name = key.substring(1, key.indexOf('"', 1));
        String value = key.substring(key.indexOf(':') + 1).strip().replace("\"", "");
        assertThatThrownBy(() -> Schedulers.lay(kind, config, 4)).isInstanceOf(ModelException.class)
                .hasMessageContaining(name).hasMessageContaining(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{", "[]", "null", "''", "7"})
    void a_damaged_file_is_told_from_a_good_one(String json) {
        assertThatThrownBy(() -> SchedulerConfig.parse(json)).isInstanceOf(ModelException.class)
                .hasMessageContaining("pull it again");
    }

    @ParameterizedTest
    @CsvSource({"10, 0.8, 8", "10, 0.75, 7", "10, 1.0, 10", "4, 0.5, 2", "10, 0.05, 1", "50, 0.58, 28"})
    void strength_leaves_the_last_steps(int steps, double strength, int remaining) throws ModelException {
        SchedulerConfig config = SchedulerConfig.parse(PNDM);
        Scheduler all = Schedulers.lay(SchedulerKind.EULER, config, steps);
        Scheduler rest = Schedulers.lay(SchedulerKind.EULER, config, steps, strength);
        assertThat(rest.steps()).isEqualTo(remaining);
        for (int i = 0; i < remaining; i++) {
            assertThat(rest.timestep(i)).isEqualTo(all.timestep(steps - remaining + i));
        }
        assertThat(rest.initNoiseSigma()).isEqualTo(all.initNoiseSigma());
    }

    @Test
    void lcm_lays_all_steps_over_the_rest_of_the_way_where_the_model_was_distilled_for_it() throws ModelException {
        Scheduler own = Schedulers.lay(SchedulerKind.LCM, SchedulerConfig.parse("{\"_class_name\":\"LCMScheduler\"}"),
                4, 0.75);
        assertThat(timesteps(own)).containsExactly(739, 559, 379, 199);
        Scheduler borrowed = Schedulers.lay(SchedulerKind.LCM, SchedulerConfig.parse(PNDM), 4, 0.75);
        assertThat(timesteps(borrowed)).containsExactly(759, 499, 259);
        assertThatThrownBy(
                () -> Schedulers.lay(SchedulerKind.LCM, SchedulerConfig.parse("{}"), 30, 0.5))
                .isInstanceOf(ModelException.class).hasMessageContaining("room for 25 steps");
    }

    /** Figures of the LTX and FLUX pipelines. */
    @ParameterizedTest
    @CsvSource({
        "7392, 8, 0.95, 2.05, 1024, 0.1, 1 0.976680 0.945990 0.903784 0.842080 0.743310 0.559739 0.1",
        "384, 8, 0.95, 2.05, 1024, 0.1, 1 0.924358 0.837571 0.736981 0.619010 0.478727 0.309141 0.1",
        "4096, 4, 0.5, 1.15, 256, 0, 1 0.904531 0.759511 0.512844"})
    void flow_levels_are_shifted_by_the_size_of_the_picture(int tokens, int steps, double base, double max, int least,
            double terminal, String sigmas) throws ModelException {
        Scheduler scheduler = Schedulers.layFlow(SchedulerConfig.parse("""
                {"use_dynamic_shifting": true, "base_shift": %s, "max_shift": %s, "base_image_seq_len": %d,
                 "shift_terminal": %s}
                """.formatted(base, max, least, terminal)), steps, tokens, 1);
        String[] wanted = sigmas.split(" ", -1);
        for (int i = 0; i < steps; i++) {
            assertThat((double) scheduler.timestep(i)).isCloseTo(1000 * Double.parseDouble(wanted[i]),
                    Offset.offset(1e-3));
        }
    }

    private static float[] timesteps(Scheduler scheduler) {
        float[] timesteps = new float[scheduler.steps()];
        for (int i = 0; i < timesteps.length; i++) {
            timesteps[i] = scheduler.timestep(i);
        }
        return timesteps;
    }
}
