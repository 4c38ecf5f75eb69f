package io.songreel.media;

import static io.songreel.media.FfmpegErrors.check;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of one stream. Damage in pictures is an error; damaged packets of sound are left out, as players do. Sound
 * ends where the last packet's duration says. Every count of a song's samples is a count of these frames. Not safe for
 * many threads.
 */
final class Decoder implements AutoCloseable {
    private final AVCodecContext context;
    private final AVFrame frame = avutil.av_frame_alloc();
    private final AVFrame held = avutil.av_frame_alloc();
    private final boolean sound;
    private boolean holding;
    private long leftOut;

    /** How much of the picture is wanted. */
    enum Depth {
        /** Every bit is parsed and every picture is rebuilt, but edges between blocks are not smoothed: for counting. */
        COUNT(avcodec.AVDISCARD_ALL),
        /** The picture as it is meant. */
        EXACT(avcodec.AVDISCARD_DEFAULT);

        private final int skipLoopFilter;

        Depth(int skipLoopFilter) {
            this.skipLoopFilter = skipLoopFilter;
        }
    }

    Decoder(Demux source, String codecs, Depth depth, int threads) throws IOException {
        AVCodec codec = FfmpegErrors.present(avcodec.avcodec_find_decoder(source.parameters().codec_id()), "decoder");
        context = FfmpegErrors.present(avcodec.avcodec_alloc_context3(codec), "memory for a decoder");
        sound = source.parameters().codec_type() == avutil.AVMEDIA_TYPE_AUDIO;
        AVDictionary options = new AVDictionary(null);
        try {
            avutil.av_dict_set(options, "codec_whitelist", codecs, 0);
            check(avcodec.avcodec_parameters_to_context(context, source.parameters()), "copy decoder parameters");
            context.pkt_timebase(source.stream().time_base());
            context.skip_loop_filter(depth.skipLoopFilter).thread_count(threads);
            if (!sound) {
                context.err_recognition(avcodec.AV_EF_EXPLODE);
            }
            check(avcodec.avcodec_open2(context, codec, options), "open decoder");
        } catch (IOException e) {
            close();
            throw e;
        } finally {
            avutil.av_dict_free(options);
        }
    }

    /** Gives a packet (null: the end) and then every frame that is ready to {@code frames}. */
    void decode(@Nullable AVPacket packet, FrameTaker frames) throws IOException {
        int code = avcodec.avcodec_send_packet(context, packet);
        while (FfmpegErrors.isAgain(code)) {
            take(frames);
            code = avcodec.avcodec_send_packet(context, packet);
        }
        if (!tolerated(code)) {
            check(code, "decode packet");
        }
        take(frames);
        if (packet == null && holding) {
            endWithPacket();
            frames.take(held);
            release();
        }
    }

    /**
     * MP4 tells how much of the last packet is sound only by its duration, which decoders do not look at: an AAC song of
     * 44101 samples decodes to 45056.
     */
    private void endWithPacket() {
        AVRational base = context.pkt_timebase();
        long said = avutil.av_rescale(held.duration(), (long) base.num() * held.sample_rate(), base.den());
        if (said > 0 && said < held.nb_samples()) {
            held.nb_samples((int) said);
        }
    }

    private void release() {
        avutil.av_frame_unref(held);
        holding = false;
    }

    /** Songs from strangers may have a damaged packet in the middle; every player goes on with the next one. */
    private boolean tolerated(int code) {
        boolean tolerated = sound && code < 0;
        leftOut += tolerated ? 1 : 0;
        return tolerated;
    }

    /** How many damaged packets of a song were passed over. */
    long leftOut() {
        return leftOut;
    }

    private void take(FrameTaker frames) throws IOException {
        while (true) {
            int code = avcodec.avcodec_receive_frame(context, frame);
            if (FfmpegErrors.isAgain(code) || FfmpegErrors.isEnd(code)) {
                return;
            }
            if (tolerated(code)) {
                continue;
            }
            check(code, "decode frame");
            if (sound) {
                hold(frames);
                continue;
            }
            if (frame.decode_error_flags() != 0) {
                throw new IOException("decode frame: damaged");
            }
            frames.take(frame);
        }
    }

    /** Passes on the frame before this one, which is now known not to be the last. */
    private void hold(FrameTaker frames) throws IOException {
        if (holding) {
            frames.take(held);
            release();
        }
        avutil.av_frame_move_ref(held, frame);
        holding = true;
    }

    /** Forgets everything, for a jump or after the end. */
    void flush() {
        avcodec.avcodec_flush_buffers(context);
        release();
    }

    AVCodecContext context() {
        return context;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avutil.av_frame_free(held);
        avcodec.avcodec_free_context(context);
    }

    /** Looks at a decoded frame, valid until it returns. */
    @FunctionalInterface
    interface FrameTaker {
        void take(AVFrame frame) throws IOException;
    }
}
