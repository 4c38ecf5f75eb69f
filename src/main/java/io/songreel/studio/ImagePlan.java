package io.songreel.studio;

import io.songreel.job.Json;
import io.songreel.job.JobStatus;
import io.songreel.job.Lane;
import io.songreel.job.Plan;
import io.songreel.job.PlannedUnit;
import io.songreel.job.Results;
import io.songreel.storage.Sha256;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Single images: one unit for each, all on the GPU lane. */
final class ImagePlan implements Plan {
    /** The kind of job, as stored. */
    static final String KIND = "image";
    private final GenerateStep step;

    ImagePlan(GenerateStep step) {
        this.step = step;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<PlannedUnit> lay(UUID jobId, String input, Results results) {
        ImageOrder order = Json.read(input, ImageOrder.class);
        return IntStream.range(0, order.count()).mapToObj(i -> unit(jobId, order, i)).toList();
    }

    private PlannedUnit unit(UUID jobId, ImageOrder order, int i) {
        String digest = digest(jobId, order, i);
        double cost = (double) order.width() * order.height() / (1 << 20) * order.steps();
        return new PlannedUnit(unit(i), "generate", Lane.GPU, JobStatus.RUNNING, List.of(), digest,
                1.0 / order.count(), cost, context -> step.run(order, i, context));
    }

    static String unit(int i) {
        return "generate[" + i + "]";
    }

    static String digest(UUID jobId, ImageOrder order, int i) {
        return Sha256.of("generate|" + GenerateStep.VERSION + "|" + order.seed(jobId, i) + "|" + Json.write(order));
    }
}
