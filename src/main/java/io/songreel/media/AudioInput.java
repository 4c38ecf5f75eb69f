package io.songreel.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A song from a stranger, decoded frame by frame with the {@link Demux} and the {@link Decoder} that films use, with
 * refusals for what they cannot read. Not safe for many threads.
 */
final class AudioInput implements AutoCloseable {
    private final Demux source;
    private final Decoder decoder;
    private final Queue<AVFrame> ready = new ArrayDeque<>();
    private @Nullable AVFrame given;
    private boolean ended;
    private long packets;

    private AudioInput(Demux source, Decoder decoder) {
        this.source = source;
        this.decoder = decoder;
    }

    /** @throws MediaRefused NO_AUDIO, or UNREADABLE when the file is not what it says or has another codec */
    static AudioInput open(Path file, AudioFormat format) throws MediaRefused {
        Demux source = demux(file, format);
        try {
            AVCodec codec = avcodec.avcodec_find_decoder(source.parameters().codec_id());
            String allowed = Demux.codecs(format);
            if (Pointer.isNull(codec) || !List.of(allowed.split(",", -1)).contains(codec.name().getString())) {
                throw Refusal.codec();
            }
            return new AudioInput(source, decoder(source, allowed));
        } catch (MediaRefused | RuntimeException refused) {
            source.close();
            throw refused;
        }
    }

    private static Demux demux(Path file, AudioFormat format) throws MediaRefused {
        try {
            return Demux.song(file, format);
        } catch (Demux.NoSuchStream silent) {
            throw Refusal.noAudio();
        } catch (IOException damaged) {
            throw Refusal.unreadableSong();
        }
    }

    private static Decoder decoder(Demux source, String codecs) throws MediaRefused {
        try {
            return new Decoder(source, codecs, Decoder.Depth.EXACT, 1);
        } catch (IOException damaged) {
            throw Refusal.unreadableSong();
        }
    }

    /** FFmpeg's name of the codec. */
    String codec() {
        return avcodec_get_name(source.parameters().codec_id()).getString();
    }

    /**
     * The next decoded frame, owned by this input and valid until the next call; null at the end. A file of which most
     * is damaged is refused.
     */
    @Nullable
    AVFrame next() throws IOException, MediaRefused {
        free(given);
        while (ready.isEmpty() && !ended) {
            AVPacket packet = source.next();
            ended = packet == null;
            packets += ended ? 0 : 1;
            decoder.decode(packet, this::keep);
        }
        given = ready.poll();
        if (given == null && 2 * decoder.leftOut() > packets) {
            throw Refusal.unreadableSong();
        }
        return given;
    }

    private void keep(AVFrame frame) {
        AVFrame kept = av_frame_alloc();
        av_frame_move_ref(kept, frame);
        ready.add(kept);
    }

    private static void free(@Nullable AVFrame frame) {
        if (frame != null) {
            av_frame_free(frame);
        }
    }

    @Override
    public void close() {
        free(given);
        ready.forEach(AudioInput::free);
        decoder.close();
        source.close();
    }
}
