package io.songreel.media;

import java.io.IOException;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * The song's own packets. Those that start at or after its last sample (padding that the decoder throws away) are left
 * out.
 */
final class CopiedSong implements SongTrack {
    private final SongPackets source;
    private final SongFacts facts;
    private final AVPacket current = avcodec.av_packet_alloc();
    private final AVPacket ahead = avcodec.av_packet_alloc();
    private boolean more;

    CopiedSong(FilmParts parts) throws IOException {
        facts = parts.facts();
        source = new SongPackets(parts.song(), facts);
        try {
            more = lookAhead();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private boolean lookAhead() throws IOException {
        AVPacket read = source.next();
        if (read == null || read.pts() >= facts.samples()) {
            return false;
        }
        avcodec.av_packet_move_ref(ahead, read);
        return true;
    }

    @Override
    public AudioCarriage carriage() {
        return AudioCarriage.COPIED;
    }

    @Override
    public AVCodecParameters parameters() {
        return source.parameters();
    }

    @Override
    public int sampleRate() {
        return facts.sampleRate();
    }

    @Override
    public @Nullable AVPacket next() throws IOException {
        if (!more) {
            return null;
        }
        avcodec.av_packet_unref(current);
        avcodec.av_packet_move_ref(current, ahead);
        more = lookAhead();
        if (!more) {
            current.duration(facts.samples() - current.pts());
        }
        return current;
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public void close() {
        avcodec.av_packet_free(current);
        avcodec.av_packet_free(ahead);
        source.close();
    }
}
