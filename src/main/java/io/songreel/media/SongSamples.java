package io.songreel.media;

import static io.songreel.media.FfmpegErrors.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The song's samples in the form an encoder wants, in runs of its frame size. Integer samples of up to 24 bits without
 * fades pass unchanged; all others go through {@link SampleShaper}.
 */
final class SongSamples implements AutoCloseable {
    private final SongFacts facts;
    private final Demux source;
    private final Decoder decoder;
    private final AVChannelLayout layout = new AVChannelLayout();
    private final SwrContext converter = swresample.swr_alloc();
    private final AVFrame converted = avutil.av_frame_alloc();
    private final int encoderFormat;
    private final int fifoFormat;
    private final int bits;
    private final boolean exact;
    private final SampleShaper shaper;
    private final AVAudioFifo fifo;
    private boolean ended;
    private long position;

    SongSamples(FilmParts parts, boolean flac) throws IOException {
        facts = parts.facts();
        source = Demux.song(parts.song(), facts.format());
        decoder = new Decoder(source, Demux.codecs(facts.format()), Decoder.Depth.EXACT, 1);
        AVCodecParameters parameters = source.parameters();
        int format = avutil.av_get_packed_sample_fmt(parameters.format());
        boolean narrow = format == avutil.AV_SAMPLE_FMT_S16 || format == avutil.AV_SAMPLE_FMT_U8;
        boolean fits = narrow || (format == avutil.AV_SAMPLE_FMT_S32 && parameters.bits_per_raw_sample() <= 24);
        bits = narrow ? 16 : 24;
        exact = flac && fits && !parts.fades().any();
        if (flac) {
            encoderFormat = narrow ? avutil.AV_SAMPLE_FMT_S16 : avutil.AV_SAMPLE_FMT_S32;
        } else {
            encoderFormat = avutil.AV_SAMPLE_FMT_FLTP;
        }
        fifoFormat = exact ? encoderFormat : avutil.AV_SAMPLE_FMT_FLT;
        if (parameters.ch_layout().order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
            avutil.av_channel_layout_default(layout, parameters.ch_layout().nb_channels());
        } else {
            check(avutil.av_channel_layout_copy(layout, parameters.ch_layout()), "copy channel layout");
        }
        shaper = new SampleShaper(parts, layout.nb_channels(), encoderFormat, !fits);
        fifo = avutil.av_audio_fifo_alloc(fifoFormat, layout.nb_channels(), facts.sampleRate());
    }

    int sampleFormat() {
        return encoderFormat;
    }

    /** Bits that count in a sample of the FLAC stream. */
    int bits() {
        return bits;
    }

    AVChannelLayout layout() {
        return layout;
    }

    /** Fills the frame; after the end of what the file gives, with silence. */
    void read(AVFrame frame) throws IOException {
        int count = frame.nb_samples();
        while (avutil.av_audio_fifo_size(fifo) < count && !ended) {
            AVPacket packet = source.next();
            ended = packet == null;
            decoder.decode(packet, this::convert);
        }
        avutil.av_samples_set_silence(frame.extended_data(), 0, count, layout.nb_channels(), encoderFormat);
        if (exact) {
            check(avutil.av_audio_fifo_read(fifo, frame.extended_data(), count), "read samples");
        } else {
            float[] run = new float[Math.min(count, avutil.av_audio_fifo_size(fifo)) * layout.nb_channels()];
            readFloats(run);
            shaper.shape(run, position, frame);
        }
        position += count;
    }

    private void readFloats(float[] run) throws IOException {
        if (run.length == 0) {
            return;
        }
        try (org.bytedeco.javacpp.FloatPointer scratch = new org.bytedeco.javacpp.FloatPointer(run.length);
                PointerPointer<org.bytedeco.javacpp.FloatPointer> planes = new PointerPointer<>(1)) {
            planes.put(0, scratch);
            check(avutil.av_audio_fifo_read(fifo, planes, run.length / layout.nb_channels()), "read samples");
            scratch.get(run);
        }
    }

    private void convert(AVFrame decoded) throws IOException {
        if (decoded.ch_layout().order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
            check(avutil.av_channel_layout_copy(decoded.ch_layout(), layout), "copy channel layout");
        }
        avutil.av_frame_unref(converted);
        converted.format(fifoFormat).sample_rate(facts.sampleRate());
        check(avutil.av_channel_layout_copy(converted.ch_layout(), layout), "copy channel layout");
        check(swresample.swr_convert_frame(converter, converted, decoded), "convert samples");
        check(avutil.av_audio_fifo_write(fifo, converted.extended_data(), converted.nb_samples()), "keep samples");
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!exact && encoderFormat == avutil.AV_SAMPLE_FMT_S32) {
            warnings.addAll(shaper.warnings());
        }
        return warnings;
    }

    @Override
    public void close() {
        avutil.av_audio_fifo_free(fifo);
        avutil.av_frame_free(converted);
        swresample.swr_free(converter);
        avutil.av_channel_layout_uninit(layout);
        decoder.close();
        source.close();
    }
}
