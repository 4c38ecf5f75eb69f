package io.songreel.api;

import io.songreel.job.JobStatus;
import io.songreel.job.Jobs;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Asks the driver's own tool what accelerators there are; without it there is none that we could use. Nothing is kept on
 * a device by this version, so no model is resident and nobody holds the gate.
 */
@Singleton
class NvidiaSmi implements GpuReader {
    private static final List<String> COMMAND = List.of("nvidia-smi",
            "--query-gpu=index,name,memory.total,memory.used", "--format=csv,noheader,nounits");
    private static final long MIB = 1024L * 1024;
    private static final int WAIT_S = 5;
    private static final int MAX_QUEUE = 1000;

    private final Jobs jobs;

    NvidiaSmi(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public CapabilityBodies.Gpu now() {
        int waiting = jobs.list(JobStatus.QUEUED, MAX_QUEUE, null).size();
        return new CapabilityBodies.Gpu(devices(), List.of(), null, waiting);
    }

    private static List<CapabilityBodies.Device> devices() {
        try {
            Process process = new ProcessBuilder(COMMAND).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            if (!process.waitFor(WAIT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return List.of();
            }
            return process.exitValue() == 0
                    ? parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** One device a line: index, name, MiB in all, MiB used. */
    static List<CapabilityBodies.Device> parse(String table) {
        List<CapabilityBodies.Device> devices = new ArrayList<>();
        for (String line : table.lines().toList()) {
            String[] cells = line.split("\\s*,\\s*", -1);
            if (cells.length == 4 && cells[0].matches("\\d+") && cells[2].matches("\\d+")
                    && cells[3].matches("\\d+")) {
                devices.add(new CapabilityBodies.Device(Integer.parseInt(cells[0]), cells[1],
                        Long.parseLong(cells[2]) * MIB, Long.parseLong(cells[3]) * MIB));
            }
        }
        return devices;
    }
}
