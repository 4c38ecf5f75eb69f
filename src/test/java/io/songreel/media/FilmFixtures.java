package io.songreel.media;

import static io.songreel.media.FfmpegErrors.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.ShortPointer;

/** Songs and clips made by code, for films. */
public final class FilmFixtures {
    public static final VideoProfile SMALL = new VideoProfile(160, 96, 25, 23);

    private FilmFixtures() {
    }

    /** The forms in which songs come. */
    public enum Song {
        MP3_CBR("mp3", "libmp3lame", avutil.AV_SAMPLE_FMT_FLTP, 44_100, AudioFormat.MP3),

        MP3_VBR("mp3", "libmp3lame", avutil.AV_SAMPLE_FMT_FLTP, 44_100, AudioFormat.MP3),

        MP3_NO_XING("mp3", "libmp3lame", avutil.AV_SAMPLE_FMT_FLTP, 22_050, AudioFormat.MP3),

        MP3_TELEPHONE("mp3", "libmp3lame", avutil.AV_SAMPLE_FMT_FLTP, 11_025, AudioFormat.MP3),

        WAV_16("wav", "pcm_s16le", avutil.AV_SAMPLE_FMT_S16, 44_100, AudioFormat.WAV),

        WAV_24("wav", "pcm_s24le", avutil.AV_SAMPLE_FMT_S32, 96_000, AudioFormat.WAV),

        WAV_F32("wav", "pcm_f32le", avutil.AV_SAMPLE_FMT_FLT, 48_000, AudioFormat.WAV),

        M4A("ipod", "aac", avutil.AV_SAMPLE_FMT_FLTP, 44_100, AudioFormat.M4A),

        ADTS("adts", "aac", avutil.AV_SAMPLE_FMT_FLTP, 48_000, AudioFormat.AAC),

        FLAC_16("flac", "flac", avutil.AV_SAMPLE_FMT_S16, 44_100, AudioFormat.FLAC),

        FLAC_24("flac", "flac", avutil.AV_SAMPLE_FMT_S32, 48_000, AudioFormat.FLAC),

        OGG_VORBIS("ogg", "vorbis", avutil.AV_SAMPLE_FMT_FLTP, 44_100, AudioFormat.OGG),

        OGG_OPUS("ogg", "libopus", avutil.AV_SAMPLE_FMT_FLT, 48_000, AudioFormat.OGG);

        private final String muxer;
        private final String encoder;
        private final int sampleFormat;
        final int rate;
        final AudioFormat format;

        Song(String muxer, String encoder, int sampleFormat, int rate, AudioFormat format) {
            this.muxer = muxer;
            this.encoder = encoder;
            this.sampleFormat = sampleFormat;
            this.rate = rate;
            this.format = format;
        }

        /** Writes a stereo song of that many samples (a lossy codec may add padding that its file does not declare). */
        public Path write(Path file, long samples) throws IOException {
            AVCodec codec = FfmpegErrors.present(avcodec.avcodec_find_encoder_by_name(encoder), encoder);
            AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
            context.sample_rate(rate).sample_fmt(sampleFormat).bit_rate(rate < 16_000 ? 64_000 : 128_000);
            context.strict_std_compliance(avcodec.FF_COMPLIANCE_EXPERIMENTAL);
            context.time_base(new AVRational().num(1).den(rate));
            context.bits_per_raw_sample(sampleFormat == avutil.AV_SAMPLE_FMT_S16 ? 16 : 24);
            if (this == MP3_VBR || this == MP3_NO_XING) {
                context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE).global_quality(4 * avutil.FF_QP2LAMBDA);
            }
            context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
            avutil.av_channel_layout_default(context.ch_layout(), 2);
            check(avcodec.avcodec_open2(context, codec, (AVDictionary) null), "open " + encoder);
            AVFormatContext out = new AVFormatContext(null);
            check(avformat.avformat_alloc_output_context2(out, null, muxer, file.toString()), "open " + muxer);
            AVStream stream = avformat.avformat_new_stream(out, null);
            avcodec.avcodec_parameters_from_context(stream.codecpar(), context);
            stream.time_base(context.time_base());
            AVIOContext io = new AVIOContext(null);
            check(avformat.avio_open(io, file.toString(), avformat.AVIO_FLAG_WRITE), "open file");
            out.pb(io);
            AVDictionary options = new AVDictionary(null);
            if (this == MP3_NO_XING) {
                avutil.av_dict_set(options, "write_xing", "0", 0);
                avutil.av_dict_set(options, "id3v2_version", "0", 0);
            }
            check(avformat.avformat_write_header(out, options), "write header");
            avutil.av_dict_free(options);
            AVFrame frame = avutil.av_frame_alloc();
            AVPacket packet = avcodec.av_packet_alloc();
            int size = context.frame_size() == 0 ? 1024 : context.frame_size();
            for (long at = 0; at <= samples; at += size) {
                int count = (int) Math.min(size, samples - at);
                if (count > 0) {
                    avutil.av_frame_unref(frame);
                    frame.nb_samples(count).format(sampleFormat).sample_rate(rate).pts(at);
                    avutil.av_channel_layout_copy(frame.ch_layout(), context.ch_layout());
                    check(avutil.av_frame_get_buffer(frame, 0), "frame");
                    fill(frame, at);
                    check(avcodec.avcodec_send_frame(context, frame), "encode");
                }
                if (at + size > samples) {
                    check(avcodec.avcodec_send_frame(context, null), "encode");
                }
                while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
                    avcodec.av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
                    check(avformat.av_write_frame(out, packet), "write");
                }
            }
            check(avformat.av_write_trailer(out), "write trailer");
            avformat.avio_close(io);
            avformat.avformat_free_context(out);
            avcodec.avcodec_free_context(context);
            avutil.av_frame_free(frame);
            avcodec.av_packet_free(packet);
            return file;
        }

        /** What one decode measures. */
        public SongFacts facts(Path file) throws IOException {
            long[] samples = new long[1];
            try (Demux source = Demux.song(file, format);
                    Decoder decoder = new Decoder(source, Demux.codecs(format), Decoder.Depth.EXACT, 1)) {
                for (AVPacket packet = source.next(); packet != null; packet = source.next()) {
                    decoder.decode(packet, frame -> samples[0] += frame.nb_samples());
                }
                decoder.decode(null, frame -> samples[0] += frame.nb_samples());
                String codec = avcodec.avcodec_get_name(source.parameters().codec_id()).getString();
                return new SongFacts(format, codec, samples[0], rate, 2);
            }
        }

        /** A melody over noise; the left channel of the float form is beyond full scale now and then. */
        private void fill(AVFrame frame, long at) {
            Random noise = new Random(at);
            int count = frame.nb_samples();
            float[] interleaved = new float[2 * count];
            for (int i = 0; i < interleaved.length; i++) {
                double seconds = (double) (at + i / 2) / rate;
                double tone = Math.sin(2 * Math.PI * (220 + 110 * (int) (seconds * 4 % 5)) * seconds);
                interleaved[i] = (float) (0.5 * tone + 0.05 * noise.nextGaussian());
            }
            if (sampleFormat == avutil.AV_SAMPLE_FMT_FLT && this == WAV_F32) {
                interleaved[0] = 1.5f;
            }
            switch (sampleFormat) {
                case avutil.AV_SAMPLE_FMT_S16 -> {
                    short[] values = new short[interleaved.length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (short) (interleaved[i] * 20_000);
                    }
                    new ShortPointer(frame.data(0)).put(values);
                }
                case avutil.AV_SAMPLE_FMT_S32 -> {
                    int[] values = new int[interleaved.length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (int) (interleaved[i] * 4_000_000) << 8;
                    }
                    new IntPointer(frame.data(0)).put(values);
                }
                case avutil.AV_SAMPLE_FMT_FLT -> new FloatPointer(frame.data(0)).put(interleaved);
                default -> {
                    float[] plane = new float[count];
                    for (int channel = 0; channel < 2; channel++) {
                        for (int i = 0; i < count; i++) {
                            plane[i] = interleaved[2 * i + channel];
                        }
                        new FloatPointer(frame.data(channel)).put(plane);
                    }
                }
            }
        }
    }

    /** A picture that moves with {@code index}, with some grain. */
    public static Yuv420 frame(VideoProfile profile, long index, int grain) {
        Yuv420 picture = Yuv420.black(profile.width(), profile.height());
        paint(picture, index, grain);
        return picture;
    }

    static void paint(Yuv420 picture, long index, int grain) {
        int width = picture.width();
        long state = index * 0x9E3779B97F4A7C15L + 1;
        for (int i = 0; i < picture.y().length; i++) {
            int x = i % width;
            int y = i / width;
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            int noise = grain == 0 ? 0 : (int) ((state >>> 33) % (2 * grain + 1)) - grain;
            int base = 60 + (int) ((x + 2 * index) / 8 % 64) + (int) ((y + index) / 6 % 48);
            picture.y()[i] = (byte) (base + noise);
        }
        for (int i = 0; i < picture.u().length; i++) {
            picture.u()[i] = (byte) (110 + (i % (width / 2) + index) / 8 % 32);
            picture.v()[i] = (byte) (120 + i / width % 16);
        }
    }

    /** A clip of moving pictures, {@code first} its first frame on the film's ledger. */
    static Path clip(Path file, VideoProfile profile, int frames, long first) throws IOException {
        try (ClipWriter writer = ClipWriter.open(file, profile, frames, EncoderChoice.X264)) {
            for (int i = 0; i < frames; i++) {
                writer.write(frame(profile, first + i, 4));
            }
            writer.finish();
        }
        return file;
    }

    /** Clips whose frames add up to {@code frames}, of lengths {@code 1, 2, 3, …} times {@code step}, checked. */
    static List<FilmClip> clips(Path directory, VideoProfile profile, long frames, int step) throws IOException {
        List<FilmClip> clips = new ArrayList<>();
        long at = 0;
        for (int i = 1; at < frames; i++) {
            int length = (int) Math.min((long) i * step, frames - at);
            Path file = clip(directory.resolve("clip" + i + ".mp4"), profile, length, at);
            clips.add(FilmClip.checked(file, ClipCheck.decode(file)));
            at += length;
        }
        return clips;
    }

    /** A film of that song with as many frames as the ledger wants. */
    static FilmParts parts(Path directory, Song song, long samples, VideoProfile profile, int step)
            throws IOException {
        Path file = song.write(directory.resolve("song." + song.format.extension()), samples);
        SongFacts facts = song.facts(file);
        long frames = Math.max(1, Math.round(facts.durationSeconds() * profile.fps()));
        return new FilmParts(clips(directory, profile, frames, step), profile.fps(), file, facts, Fades.NONE,
                Map.of("title", song.name()), List.of());
    }
}
