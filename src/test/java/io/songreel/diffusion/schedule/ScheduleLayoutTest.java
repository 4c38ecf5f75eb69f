package io.songreel.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.diffusion.Golden;
import io.songreel.diffusion.SchedulerKind;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Timesteps and noise levels over many configurations, against {@code set_timesteps}. */
class ScheduleLayoutTest {
    static Stream<Named<JsonNode>> layouts() throws IOException {
        return StreamSupport.stream(Golden.read("schedulers.json").get("layouts").spliterator(), false)
                .map(each -> Named.of(each.get("scheduler").asText() + " " + each.get("steps") + " "
                        + each.get("scheduler_config"), each));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void steps_are_laid_as_diffusers_lays_them(JsonNode layout) throws IOException {
        SchedulerKind kind = SchedulerKind.valueOf(layout.get("scheduler").asText().toUpperCase(Locale.ROOT));
        Scheduler scheduler = lay(kind, layout);

        float[] timesteps = Golden.floats(layout.get("timesteps"));
        assertThat(scheduler.steps()).isEqualTo(timesteps.length);
        for (int i = 0; i < timesteps.length; i++) {
            assertThat(scheduler.timestep(i)).isCloseTo(timesteps[i], Percentage.withPercentage(1e-4));
        }
        assertThat((double) scheduler.initNoiseSigma()).isCloseTo(layout.get("init_noise_sigma").asDouble(),
                Percentage.withPercentage(1e-4));
        float[] sigmas = layout.has("sigmas") ? Golden.floats(layout.get("sigmas")) : new float[0];
        for (int i = 0; i < Math.min(sigmas.length, timesteps.length); i++) {
            // The share of pure noise tells the level.
            double share = scheduler.noised(new float[1], new float[]{1}, i)[0];
            double wanted = kind == SchedulerKind.DPMPP_2M ? sigmas[i] / Math.hypot(1, sigmas[i]) : sigmas[i];
            assertThat(share).isCloseTo(wanted, Percentage.withPercentage(1e-4));
        }
    }

    private static Scheduler lay(SchedulerKind kind, JsonNode layout) throws IOException {
        SchedulerConfig config = SchedulerConfig.parse(layout.get("scheduler_config").toString());
        int steps = layout.get("steps").asInt();
        return layout.has("tokens")
                ? Schedulers.layFlow(config, steps, layout.get("tokens").asInt(), 1)
                : Schedulers.lay(kind, config, steps, layout.path("strength").asDouble(1));
    }
}
