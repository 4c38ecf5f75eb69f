package io.songreel.media;

import java.io.IOException;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * The film's sound, packet by packet. Time stamps count samples of the song, 0 is its first audible sample; priming
 * before it has negative ones. The last packet ends exactly at the song's last sample.
 */
sealed interface SongTrack extends AutoCloseable permits CopiedSong, EncodedSong {
    /** The way that keeps the most of the song. */
    static SongTrack open(FilmParts parts) throws IOException {
        AudioCarriage carriage = AudioCarriage.of(parts.facts(), parts.fades());
        if (carriage != AudioCarriage.COPIED) {
            return new EncodedSong(parts, carriage, List.of());
        }
        if (SongDamage.in(parts)) {
            return new EncodedSong(parts, AudioCarriage.LOSSLESS,
                    List.of("the song is damaged in places; the film holds what can be decoded"));
        }
        return new CopiedSong(parts);
    }

    /** The way that was taken. */
    AudioCarriage carriage();

    AVCodecParameters parameters();

    /** Ticks a second. */
    int sampleRate();

    /** The next packet, valid until the next call; null at the end. */
    @Nullable
    AVPacket next() throws IOException;

    /** What a person should know, complete after the last packet. */
    List<String> warnings();

    @Override
    void close();
}
