package io.songreel.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.songreel.job.CancelToken;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs {@link MediaWorker} under limits: an own empty working directory, no environment, a bounded heap, and where the
 * system has {@code prlimit} bounds on address space, processor time, file size and open files; a wall clock ends all.
 */
final class WorkerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final List<Path> PRLIMIT = List.of(Path.of("/usr/bin/prlimit"), Path.of("/bin/prlimit"));
    private static final long MIB = 1024 * 1024;
    private static final int OPEN_FILES = 1024;
    private static final int LOG_BYTES = 2048;

    private final IntakeLimits limits;

    WorkerProcess(IntakeLimits limits) {
        this.limits = limits;
    }

    /**
     * @param home
     *            an empty directory of its own
     * @param arguments
     *            of {@link MediaWorker}
     * @return whether it ended by itself with exit code 0 within its limits
     */
    boolean run(Path home, List<String> arguments, CancelToken cancel) throws IOException, InterruptedException {
        cancel.check();
        Path words = home.resolve("words");
        Path empty = Files.createDirectory(home.resolve("empty"));
        ProcessBuilder builder = new ProcessBuilder(command(empty, arguments)).directory(empty.toFile())
                .redirectErrorStream(true).redirectOutput(words.toFile());
        builder.environment().clear();
        // glibc reserves 64 MiB of address space for each thread's arena; a decoder needs one.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        Process process = builder.start();
        CancelToken.Registration cancelling = cancel.onCancel(() -> kill(process));
        try {
            boolean ended = process.waitFor(limits.wallTime().toMillis(), TimeUnit.MILLISECONDS);
            cancel.check();
            if (ended && process.exitValue() == 0) {
                return true;
            }
            LOG.warn("The media worker {}; the upload is refused. It said: {}",
                    ended ? "ended with code " + process.exitValue() : "passed its time limit", tail(words));
            return false;
        } finally {
            cancelling.close();
            kill(process);
            process.waitFor();
        }
    }

    private List<String> command(Path empty, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(rlimits());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + limits.workerMemoryMib() + "m", "-Xms16m", "-Xss1m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData", "-XX:ReservedCodeCacheSize=32m",
                "-XX:CompressedClassSpaceSize=32m", "-XX:MaxMetaspaceSize=128m", "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null", "-XX:+DisableAttachMechanism",
                "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + empty, "-Duser.home=" + empty, "-Dorg.bytedeco.javacpp.nopointergc=true",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0", "-Dorg.bytedeco.javacpp.maxBytes=0",
                "-Dorg.bytedeco.javacpp.cachedir=" + Loader.getCacheDir().getAbsolutePath(), "-cp", classPath(),
                MediaWorker.class.getName()));
        command.addAll(arguments);
        return command;
    }

    private List<String> rlimits() {
        long space = (limits.workerMemoryMib() + limits.workerNativeMib()) * MIB;
        long file = Math.max(2L * WavWriter.RATE * limits.maxSongSeconds(), 3L * PictureDecoder.MAX_SIDE
                * PictureDecoder.MAX_SIDE) + 16 * MIB;
        return PRLIMIT.stream().filter(Files::isExecutable).findFirst()
                .map(prlimit -> List.of(prlimit.toString(), "--as=" + space, "--cpu=" + limits.cpuSeconds(),
                        "--fsize=" + file, "--nofile=" + OPEN_FILES, "--core=0", "--"))
                .orElse(List.of());
    }

    /** Our own class path, absolute: the worker's working directory is another. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String tail(Path words) throws IOException {
        String all = new String(Files.readAllBytes(words), UTF_8);
        return all.substring(Math.max(0, all.length() - LOG_BYTES)).strip();
    }
}
