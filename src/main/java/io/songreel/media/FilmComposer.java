package io.songreel.media;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Joins clips and song to a film without encoding a picture. Both tracks end together: the last frame lasts until the
 * song's last sample. Memory does not grow with the film, apart from its index. Safe for many threads.
 */
@Singleton
public final class FilmComposer {
    /** Tracks take turns in the file at this distance, seconds: what a player has to buffer. */
    private static final double TURN_SECONDS = 0.5;

    /**
     * Writes the film. The file appears under its name only when it is whole.
     *
     * @throws IOException
     *             also when a clip is cut short, has another number of frames than the ledger or other encoder settings
     * @throws java.util.concurrent.CancellationException
     *             asked at every packet; nothing stays
     */
    public Composed compose(FilmParts parts, Path out, CancelToken cancel, Progress progress) throws IOException {
        cancel.check();
        try (VideoTrack video = new VideoTrack(parts); SongTrack song = SongTrack.open(parts); Mux mux = new Mux(out)) {
            Lane pictures = new Lane(mux.add(video.parameters(), ClipWriter.TIMESCALE), ClipWriter.TIMESCALE, mux,
                    cancel, video::next);
            Lane sound = new Lane(mux.add(song.parameters(), song.sampleRate()), song.sampleRate(), mux, cancel,
                    song::next);
            FilmLabels.write(mux.context(), parts);
            mux.begin(Map.of("movflags", "+faststart", "video_track_timescale", Integer.toString(ClipWriter.TIMESCALE),
                    "movie_timescale", Long.toString(movieTimescale(song.sampleRate()))));
            double length = parts.facts().durationSeconds();
            for (double until = TURN_SECONDS; pictures.open || sound.open; until += TURN_SECONDS) {
                pictures.copy(until);
                sound.copy(until);
                progress.at(Math.min(1, until / length), "joining clips and song");
            }
            cancel.check();
            mux.finish();
            return new Composed(song.carriage(), song.warnings());
        }
    }

    /**
     * A time scale in which the ends of both tracks are whole numbers; FFmpeg's 1000 would round the edit lists to
     * milliseconds.
     */
    static long movieTimescale(int sampleRate) {
        long both = (long) sampleRate / avutil.av_gcd(sampleRate, ClipWriter.TIMESCALE) * ClipWriter.TIMESCALE;
        return both <= Integer.MAX_VALUE ? both : sampleRate;
    }

    /**
     * A finished film.
     *
     * @param warnings
     *            what a person should know about the sound, may be empty
     */
    public record Composed(AudioCarriage carriage, List<String> warnings) {
        public Composed {
            warnings = List.copyOf(warnings);
        }
    }

    @FunctionalInterface
    private interface Packets {
        @Nullable
        AVPacket next() throws IOException;
    }

    /** Copies one track in turns. */
    private static final class Lane {
        private final AVStream track;
        private final AVRational timescale;
        private final Mux mux;
        private final CancelToken cancel;
        private final Packets packets;
        private double seconds;
        private boolean open = true;

        Lane(AVStream track, int timescale, Mux mux, CancelToken cancel, Packets packets) {
            this.track = track;
            this.timescale = new AVRational().num(1).den(timescale);
            this.mux = mux;
            this.cancel = cancel;
            this.packets = packets;
        }

        void copy(double until) throws IOException {
            while (open && seconds < until) {
                cancel.check();
                AVPacket packet = packets.next();
                if (packet == null) {
                    open = false;
                    return;
                }
                seconds = (packet.pts() + packet.duration()) * avutil.av_q2d(timescale);
                mux.write(packet, track, timescale);
            }
        }
    }
}
