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
        return AudioCarriage.of(parts.facts(), parts.fades()) == AudioCarriage.COPIED
                ? new CopiedSong(parts)
                : new EncodedSong(parts);
    }

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
