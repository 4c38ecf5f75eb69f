package io.songreel.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Brings decoded frames to mono, 16 bit, {@link WavWriter#RATE} Hz and writes them. Not safe for many threads. */
final class MonoMix implements AutoCloseable {
    private final WavWriter out;
    private SwrContext resampler = new SwrContext(null);
    private BytePointer buffer = new BytePointer(8192);
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(1);
    private int format = -1;
    private int channels;

    MonoMix(WavWriter out) {
        this.out = out;
    }

    void write(AVFrame frame) throws IOException {
        if (frame.format() != format || frame.ch_layout().nb_channels() != channels) {
            flush();
            reopen(frame);
        }
        convert(frame.extended_data(), frame.nb_samples());
    }

    /** Writes what the resampler still holds. */
    void flush() throws IOException {
        if (!resampler.isNull()) {
            convert(null, 0);
        }
    }

    private void reopen(AVFrame frame) throws IOException {
        close(resampler);
        format = frame.format();
        channels = frame.ch_layout().nb_channels();
        try (AVChannelLayout in = new AVChannelLayout(); AVChannelLayout mono = new AVChannelLayout()) {
            av_channel_layout_default(mono, 1);
            if (frame.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
                av_channel_layout_default(in, channels);
            } else {
                FfmpegErrors.check(av_channel_layout_copy(in, frame.ch_layout()), "channel layout");
            }
            resampler = resampler(mono, in, frame);
            if (swr_init(resampler) < 0) {
                // A layout that has no down-mix: take the usual one for that many channels.
                close(resampler);
                av_channel_layout_uninit(in);
                av_channel_layout_default(in, channels);
                resampler = resampler(mono, in, frame);
                FfmpegErrors.check(swr_init(resampler), "resampler");
            }
            av_channel_layout_uninit(in);
        }
    }

    private static SwrContext resampler(AVChannelLayout mono, AVChannelLayout in, AVFrame frame) throws IOException {
        SwrContext made = new SwrContext(null);
        FfmpegErrors.check(swr_alloc_set_opts2(made, mono, AV_SAMPLE_FMT_S16, WavWriter.RATE, in, frame.format(),
                frame.sample_rate(), 0, null), "resampler");
        // Without this the down-mix of float sources is louder than its channels and clips.
        av_opt_set_double(made, "rematrix_maxval", 1.0, 0);
        return made;
    }

    private void convert(@Nullable PointerPointer<?> in, int count) throws IOException {
        int room = FfmpegErrors.check(swr_get_out_samples(resampler, count), "resampler");
        if (buffer.capacity() < 2L * room) {
            buffer.close();
            buffer = new BytePointer(4L * room);
        }
        planes.put(buffer);
        int made = FfmpegErrors.check(swr_convert(resampler, planes, room, in, count), "resample");
        if (made > 0) {
            ByteBuffer samples = buffer.position(0).limit(2L * made).asByteBuffer();
            out.write(samples, made);
            buffer.limit(buffer.capacity());
        }
    }

    private static void close(SwrContext context) {
        if (!context.isNull()) {
            swr_free(context);
        }
    }

    @Override
    public void close() {
        close(resampler);
        planes.close();
        buffer.close();
    }
}
