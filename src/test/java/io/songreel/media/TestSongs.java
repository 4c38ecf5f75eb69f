package io.songreel.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Songs made by code, in every form that is accepted: a slow chord with a click every half second. */
public final class TestSongs {
    private TestSongs() {
    }

    /** The forms, each with the container, FFmpeg's encoder and what makes it special. */
    public enum Kind {
        MP3_CBR("mp3", "libmp3lame", AV_SAMPLE_FMT_FLTP),

        MP3_VBR("mp3", "libmp3lame", AV_SAMPLE_FMT_FLTP),

        MP3_VBR_NO_XING("mp3", "libmp3lame", AV_SAMPLE_FMT_FLTP),

        WAV_16("wav", "pcm_s16le", AV_SAMPLE_FMT_S16),

        WAV_24("wav", "pcm_s24le", AV_SAMPLE_FMT_S32),

        WAV_F32("wav", "pcm_f32le", AV_SAMPLE_FMT_FLT),

        M4A("ipod", "aac", AV_SAMPLE_FMT_FLTP),

        ADTS("adts", "aac", AV_SAMPLE_FMT_FLTP),

        FLAC("flac", "flac", AV_SAMPLE_FMT_S16),

        FLAC_24("flac", "flac", AV_SAMPLE_FMT_S32),

        OGG_VORBIS("ogg", "vorbis", AV_SAMPLE_FMT_FLTP),

        OGG_OPUS("ogg", "libopus", AV_SAMPLE_FMT_FLT);

        private final String muxer;
        private final String encoder;
        private final int sampleFormat;

        Kind(String muxer, String encoder, int sampleFormat) {
            this.muxer = muxer;
            this.encoder = encoder;
            this.sampleFormat = sampleFormat;
        }

        /** What the bytes are, as the sniffer should say. */
        public AudioFormat format() {
            return switch (this) {
                case MP3_CBR, MP3_VBR, MP3_VBR_NO_XING -> AudioFormat.MP3;
                case WAV_16, WAV_24, WAV_F32 -> AudioFormat.WAV;
                case M4A -> AudioFormat.M4A;
                case ADTS -> AudioFormat.AAC;
                case FLAC, FLAC_24 -> AudioFormat.FLAC;
                case OGG_VORBIS, OGG_OPUS -> AudioFormat.OGG;
            };
        }

        /** Whether decoding gives the very samples that were encoded. */
        public boolean lossless() {
            return format() == AudioFormat.WAV || format() == AudioFormat.FLAC;
        }

        /** Whether the file says how many of its decoded samples are the song's. */
        public boolean gapless() {
            return this != MP3_VBR_NO_XING && this != ADTS;
        }

        /** Opus knows only a few rates; the others take any usual one. */
        public int rate() {
            return this == OGG_OPUS ? 48_000 : 44_100;
        }
    }

    /** A stereo song at the kind's usual rate. */
    public static Path write(Path file, Kind kind, long samples) throws IOException {
        return write(file, kind, samples, kind.rate(), 2);
    }

    /** @param samples a channel; odd numbers are welcome */
    public static Path write(Path file, Kind kind, long samples, int rate, int channels) throws IOException {
        AVFormatContext container = new AVFormatContext(null);
        FfmpegErrors.check(avformat_alloc_output_context2(container, null, kind.muxer, file.toString()), "container");
        AVCodec codec = avcodec_find_encoder_by_name(kind.encoder);
        AVCodecContext encoder = avcodec_alloc_context3(codec);
        AVDictionary options = new AVDictionary(null);
        if (kind == Kind.MP3_VBR_NO_XING) {
            av_dict_set(options, "write_xing", "0", 0);
        }
        try {
            configure(encoder, kind, rate, channels);
            FfmpegErrors.check(avcodec_open2(encoder, codec, (AVDictionary) null), "encoder");
            AVStream stream = avformat_new_stream(container, null);
            FfmpegErrors.check(avcodec_parameters_from_context(stream.codecpar(), encoder), "parameters");
            stream.time_base(encoder.time_base());
            AVIOContext io = new AVIOContext(null);
            FfmpegErrors.check(avio_open(io, file.toString(), AVIO_FLAG_WRITE), "open");
            container.pb(io);
            FfmpegErrors.check(avformat_write_header(container, options), "header");
            encode(container, stream, encoder, kind, samples);
            FfmpegErrors.check(av_write_trailer(container), "trailer");
            avio_closep(io);
        } finally {
            av_dict_free(options);
            avcodec_free_context(encoder);
            avformat_free_context(container);
        }
        return file;
    }

    private static void configure(AVCodecContext encoder, Kind kind, int rate, int channels) {
        encoder.sample_fmt(kind.sampleFormat);
        encoder.sample_rate(rate);
        encoder.time_base().num(1).den(rate);
        av_channel_layout_default(encoder.ch_layout(), channels);
        // MPEG-2.5 knows no more
        encoder.bit_rate(rate < 16_000 ? 64_000 : 128_000);
        encoder.bits_per_raw_sample(kind.sampleFormat == AV_SAMPLE_FMT_S16 ? 16 : 24);
        encoder.strict_std_compliance(-2);
        if (kind == Kind.MP3_VBR || kind == Kind.MP3_VBR_NO_XING) {
            encoder.flags(encoder.flags() | AV_CODEC_FLAG_QSCALE);
            encoder.global_quality(4 * FF_QP2LAMBDA);
        }
        if (kind == Kind.M4A || kind.muxer.equals("flac") || kind.muxer.equals("ogg")) {
            encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        }
    }

    private static void encode(AVFormatContext container, AVStream stream, AVCodecContext encoder, Kind kind,
            long samples) throws IOException {
        AVFrame frame = av_frame_alloc();
        AVPacket packet = av_packet_alloc();
        int step = encoder.frame_size() > 0 ? encoder.frame_size() : 1024;
        for (long at = 0; at < samples; at += step) {
            int count = (int) Math.min(step, samples - at);
            frame.nb_samples(count).format(kind.sampleFormat).sample_rate(encoder.sample_rate()).pts(at);
            av_channel_layout_copy(frame.ch_layout(), encoder.ch_layout());
            FfmpegErrors.check(av_frame_get_buffer(frame, 0), "frame");
            fill(frame, kind.sampleFormat, at, encoder.ch_layout().nb_channels());
            FfmpegErrors.check(avcodec_send_frame(encoder, frame), "encode");
            av_frame_unref(frame);
            drain(container, stream, encoder, packet);
        }
        FfmpegErrors.check(avcodec_send_frame(encoder, null), "encode");
        drain(container, stream, encoder, packet);
        av_packet_free(packet);
        av_frame_free(frame);
    }

    private static void drain(AVFormatContext container, AVStream stream, AVCodecContext encoder, AVPacket packet)
            throws IOException {
        while (avcodec_receive_packet(encoder, packet) >= 0) {
            packet.stream_index(0);
            av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
            FfmpegErrors.check(av_interleaved_write_frame(container, packet), "write");
        }
    }

    private static void fill(AVFrame frame, int format, long at, int channels) {
        boolean planar = format == AV_SAMPLE_FMT_FLTP;
        int bytes = format == AV_SAMPLE_FMT_S16 ? 2 : 4;
        int count = frame.nb_samples();
        for (int plane = 0; plane < (planar ? channels : 1); plane++) {
            int values = planar ? count : count * channels;
            ByteBuffer buffer = frame.extended_data(plane).capacity((long) values * bytes).asByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < values; i++) {
                double value = sample(at + (planar ? i : i / channels), frame.sample_rate());
                if (format == AV_SAMPLE_FMT_S16) {
                    buffer.putShort((short) Math.round(value * 32767));
                } else if (format == AV_SAMPLE_FMT_S32) {
                    buffer.putInt((int) Math.round(value * Integer.MAX_VALUE));
                } else {
                    buffer.putFloat((float) value);
                }
            }
        }
    }

    /** The song itself, all channels alike: −1 to 1 at sample {@code n}. */
    public static double sample(long n, int rate) {
        double t = (double) n / rate;
        double chord = Math.sin(2 * Math.PI * 220 * t) + Math.sin(2 * Math.PI * 277.18 * t)
                + Math.sin(2 * Math.PI * 329.63 * t);
        double swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * 0.2 * t);
        double click = n % (rate / 2) < rate / 100 ? Math.sin(2 * Math.PI * 1800 * t) : 0;
        return 0.2 * swell * chord + 0.25 * click;
    }
}
