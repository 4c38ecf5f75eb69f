package io.songreel.media;

import io.songreel.job.CancelToken;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads a finished film back. Nothing is taken over from the muxer: packets come from a fresh demuxer, end times from
 * the file's own time tables. Safe for many threads.
 *
 * @see PictureProof what "frames decoded" means
 */
@Singleton
public final class FilmProof {
    /**
     * What the file shows. A film that is not as it should be gives a proof that does not hold.
     *
     * @throws IOException
     *             when the film or the song cannot be read, or a frame is damaged
     * @throws CancellationException
     *             asked at every packet
     */
    public TimingProof prove(Path film, FilmParts parts, CancelToken cancel) throws IOException {
        Mp4Layout layout = Mp4Layout.read(film);
        Mp4Layout.Track pictures = layout.track("vide");
        Mp4Layout.Track sound = layout.track("soun");
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<SoundProof> heard = beside.submit(() -> SoundProof.of(film, sound, parts, cancel));
            long frames = PictureProof.framesDecoded(film, parts, cancel);
            SoundProof samples = heard.get();
            double deltaMillis = (pictures.endSeconds() - sound.endSeconds()) * 1000;
            return new TimingProof(samples.samples(), samples.sampleRate(), parts.fps(), parts.frames(), frames,
                    pictures.endSeconds(), sound.endSeconds(), deltaMillis, samples.packetsIdentical());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case CancellationException cancelled -> throw cancelled;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
