package io.songreel.media;

import io.songreel.job.CancelToken;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The door for files from strangers. What a file is, its bytes say ({@link MediaSniffer}); it is decoded once, in a
 * process of its own under limits; what later steps read is our own re-encoding. A decoder that crashes, runs too long
 * or takes too much is an upload refused, nothing more. When a file is refused, or the call cancelled, nothing of it is
 * left in the directory. Safe for many threads; uploads over {@link IntakeLimits#workers} wait.
 */
@Singleton
public final class Intake {
    private final IntakeLimits limits;
    private final Semaphore workers;

    public Intake(IntakeLimits limits) {
        this.limits = limits;
        workers = new Semaphore(limits.workers(), true);
    }

    /**
     * Measures a song and writes our PCM of it into {@code directory} under a new name.
     *
     * @throws MediaRefused
     *             with every reason but TOO_MANY_PIXELS
     * @throws CancellationException
     *             when cancelled, or when the thread is interrupted (which it then still is)
     */
    public SongIntake song(Path upload, Path directory, CancelToken cancel) throws IOException, MediaRefused {
        AudioFormat format = MediaSniffer.song(upload);
        try (Desk desk = new Desk(directory)) {
            if (!work(desk, cancel, "song", format.name(), upload, limits.maxSongSeconds())) {
                throw Refusal.unreadableSong();
            }
            WorkerReport report = WorkerReport.read(desk.report());
            SongFacts facts = report.facts(format);
            Peaks peaks = report.peaks();
            try (PcmFile pcm = PcmFile.open(desk.result())) {
                if (pcm.samples() != SongDecoder.pcmSamples(facts.samples(), facts.sampleRate())) {
                    throw new IOException("the worker's report and its PCM disagree");
                }
            }
            return new SongIntake(facts, desk.keep(".wav"), peaks);
        }
    }

    /**
     * Decodes a picture and writes it into {@code directory} as a PNG under a new name: upright, without alpha, sRGB, at
     * most 4096 a side.
     *
     * @throws MediaRefused
     *             UNKNOWN_TYPE, UNREADABLE or TOO_MANY_PIXELS
     */
    public PictureIntake picture(Path upload, Path directory) throws IOException, MediaRefused {
        ImageFormat format = MediaSniffer.picture(upload);
        try (Desk desk = new Desk(directory)) {
            if (!work(desk, CancelToken.never(), "picture", format.name(), upload, limits.maxPixels())) {
                throw Refusal.unreadablePicture();
            }
            WorkerReport report = WorkerReport.read(desk.report());
            return new PictureIntake(format, report.number("width"), report.number("height"), desk.keep(".png"));
        }
    }

    private boolean work(Desk desk, CancelToken cancel, String what, String format, Path upload, long limit)
            throws IOException {
        boolean entered = false;
        try {
            while (!entered) {
                cancel.check();
                entered = workers.tryAcquire(100, TimeUnit.MILLISECONDS);
            }
            return new WorkerProcess(limits).run(desk.home,
                    List.of(what, format, upload.toAbsolutePath().toString(), desk.result().toString(),
                            desk.report().toString(), Long.toString(limit)),
                    cancel);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(interrupted);
        } finally {
            if (entered) {
                workers.release();
            }
        }
    }

    /** The directory of one worker; whatever was not kept goes with it. */
    private static final class Desk implements AutoCloseable {
        private final Path home;

        Desk(Path directory) throws IOException {
            home = Files.createTempDirectory(directory.toAbsolutePath(), ".intake-");
        }

        Path result() {
            return home.resolve("result");
        }

        Path report() {
            return home.resolve("report.json");
        }

        Path keep(String extension) throws IOException {
            String name = home.getFileName().toString().substring(1) + extension;
            return Files.move(result(), home.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> all = Files.walk(home)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
