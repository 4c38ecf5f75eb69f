package io.songreel.media;

import io.songreel.job.CancelToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * What a decode of the film's sound gives.
 *
 * @param samples
 *            per channel, at {@code sampleRate}, with the track's edit list applied at both ends: FFmpeg takes priming
 *            off by itself, but gives the last packet whole even where the edit list ends within it
 * @param packetsIdentical
 *            every packet is, byte for byte, the song's packet at that place
 */
record SoundProof(long samples, int sampleRate, boolean packetsIdentical) {
    static SoundProof of(Path film, Mp4Layout.Track track, FilmParts parts, CancelToken cancel) throws IOException {
        try (Demux source = Demux.audio(film);
                Decoder decoder = new Decoder(source, Demux.FILM_CODECS, Decoder.Depth.EXACT, 1);
                SongPackets song = new SongPackets(parts.song(), parts.facts())) {
            long[] samples = new long[1];
            boolean identical = true;
            for (AVPacket packet = source.next(); packet != null; packet = source.next()) {
                cancel.check();
                identical = identical && same(packet, song.next());
                decoder.decode(packet, frame -> samples[0] += frame.nb_samples());
            }
            decoder.decode(null, frame -> samples[0] += frame.nb_samples());
            int sampleRate = source.parameters().sample_rate();
            long presented = Math.round(track.endSeconds() * sampleRate);
            return new SoundProof(Math.min(samples[0], presented), sampleRate, identical);
        }
    }

    private static boolean same(AVPacket film, @Nullable AVPacket song) {
        return song != null && bytes(film).equals(bytes(song));
    }

    private static ByteBuffer bytes(AVPacket packet) {
        return packet.size() == 0 ? ByteBuffer.allocate(0) : packet.data().capacity(packet.size()).asByteBuffer();
    }
}
