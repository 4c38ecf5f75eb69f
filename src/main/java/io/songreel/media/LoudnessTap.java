package io.songreel.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_channel_from_index;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.io.IOException;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/** Hears decoded frames pass, whatever their sample form, and measures their loudness. Not safe for many threads. */
final class LoudnessTap implements AutoCloseable {
    private static final double BESIDE_AND_BEHIND = 1.41;

    private final AVFrame floats = av_frame_alloc();
    private final AVChannelLayout layout = new AVChannelLayout();
    private SwrContext converter = swresample.swr_alloc();
    private @Nullable IntegratedLoudness loudness;
    private float[][] samples = {};
    private int format = -1;
    private int channels;

    /** Frames of one song: one rate; a song whose channels change in the middle has no loudness. */
    void hear(AVFrame frame) throws IOException {
        int count = frame.ch_layout().nb_channels();
        if (format < 0) {
            layOut(frame, count);
            loudness = new IntegratedLoudness(frame.sample_rate(), weights());
        } else if (count != channels) {
            loudness = null;
        }
        if (loudness == null) {
            return;
        }
        if (frame.format() != format) {
            swresample.swr_free(converter);
            converter = swresample.swr_alloc();
            format = frame.format();
        }
        av_frame_unref(floats);
        floats.format(AV_SAMPLE_FMT_FLTP).sample_rate(frame.sample_rate());
        FfmpegErrors.check(av_channel_layout_copy(floats.ch_layout(), layout), "copy channel layout");
        if (frame.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
            FfmpegErrors.check(av_channel_layout_copy(frame.ch_layout(), layout), "copy channel layout");
        }
        FfmpegErrors.check(swresample.swr_convert_frame(converter, floats, frame), "convert samples");
        read(floats.nb_samples());
        loudness.add(samples, floats.nb_samples());
    }

    private void layOut(AVFrame frame, int count) throws IOException {
        channels = count;
        if (frame.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
            av_channel_layout_default(layout, count);
        } else {
            FfmpegErrors.check(av_channel_layout_copy(layout, frame.ch_layout()), "copy channel layout");
        }
        samples = new float[count][];
    }

    private void read(int count) {
        for (int c = 0; c < channels; c++) {
            if (samples[c] == null || samples[c].length < count) {
                samples[c] = new float[count];
            }
            try (FloatPointer plane = new FloatPointer(floats.extended_data(c))) {
                plane.get(samples[c], 0, count);
            }
        }
    }

    private double[] weights() {
        double[] weights = new double[channels];
        Arrays.setAll(weights, c -> switch (av_channel_layout_channel_from_index(layout, c)) {
            case avutil.AV_CHAN_LOW_FREQUENCY, avutil.AV_CHAN_LOW_FREQUENCY_2 -> 0;
            case avutil.AV_CHAN_BACK_LEFT, avutil.AV_CHAN_BACK_RIGHT, avutil.AV_CHAN_BACK_CENTER,
                    avutil.AV_CHAN_SIDE_LEFT, avutil.AV_CHAN_SIDE_RIGHT ->
                BESIDE_AND_BEHIND;
            default -> 1;
        });
        return weights;
    }

    /** LUFS of all that was heard; null for silence. */
    @Nullable
    Double lufs() {
        return loudness == null ? null : loudness.lufs();
    }

    @Override
    public void close() {
        swresample.swr_free(converter);
        av_frame_free(floats);
        av_channel_layout_uninit(layout);
        layout.close();
    }
}
