package io.songreel.media;

import static io.songreel.media.FfmpegErrors.check;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** The song decoded, faded where asked, and encoded again: FLAC, or AAC for a lossy song with fades. */
final class EncodedSong implements SongTrack {
    private static final int AAC_BIT_RATE = 256_000;

    private final SongFacts facts;
    private final AudioCarriage carriage;
    private final List<String> warnings;
    private final SongSamples samples;
    private final AVCodecContext encoder;
    private final AVCodecParameters parameters = avcodec.avcodec_parameters_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private final AVPacket packet = avcodec.av_packet_alloc();
    private long sent;
    private boolean ended;

    EncodedSong(FilmParts parts, AudioCarriage carriage, List<String> warnings) throws IOException {
        this.facts = parts.facts();
        this.carriage = carriage;
        this.warnings = warnings;
        boolean flac = carriage == AudioCarriage.LOSSLESS;
        AVCodec codec = FfmpegErrors.present(avcodec.avcodec_find_encoder_by_name(flac ? "flac" : "aac"), "encoder");
        samples = new SongSamples(parts, flac);
        encoder = avcodec.avcodec_alloc_context3(codec);
        try {
            encoder.sample_rate(facts.sampleRate()).sample_fmt(samples.sampleFormat());
            encoder.bits_per_raw_sample(samples.bits());
            encoder.time_base(new AVRational().num(1).den(facts.sampleRate()));
            check(avutil.av_channel_layout_copy(encoder.ch_layout(), samples.layout()), "copy channel layout");
            encoder.bit_rate(flac ? 0 : AAC_BIT_RATE);
            encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER | avcodec.AV_CODEC_FLAG_BITEXACT);
            check(avcodec.avcodec_open2(encoder, codec, (org.bytedeco.ffmpeg.avutil.AVDictionary) null),
                    "open audio encoder");
            check(avcodec.avcodec_parameters_from_context(parameters, encoder), "copy encoder parameters");
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public AudioCarriage carriage() {
        return carriage;
    }

    @Override
    public AVCodecParameters parameters() {
        return parameters;
    }

    @Override
    public int sampleRate() {
        return facts.sampleRate();
    }

    @Override
    public @Nullable AVPacket next() throws IOException {
        while (true) {
            avcodec.av_packet_unref(packet);
            int code = avcodec.avcodec_receive_packet(encoder, packet);
            if (FfmpegErrors.isEnd(code)) {
                return null;
            }
            if (!FfmpegErrors.isAgain(code)) {
                check(code, "encode audio");
                if (packet.pts() >= facts.samples()) {
                    continue;
                }
                packet.dts(packet.pts());
                packet.duration(Math.min(encoder.frame_size(), facts.samples() - packet.pts()));
                return packet;
            }
            feed();
        }
    }

    private void feed() throws IOException {
        if (ended) {
            throw new IOException("encode audio: the encoder asks beyond the end");
        }
        int count = (int) Math.min(encoder.frame_size(), facts.samples() - sent);
        if (count == 0) {
            ended = true;
            check(avcodec.avcodec_send_frame(encoder, null), "end audio encoder");
            return;
        }
        avutil.av_frame_unref(frame);
        frame.nb_samples(count).format(encoder.sample_fmt()).sample_rate(facts.sampleRate());
        check(avutil.av_channel_layout_copy(frame.ch_layout(), encoder.ch_layout()), "copy channel layout");
        check(avutil.av_frame_get_buffer(frame, 0), "memory for samples");
        samples.read(frame);
        frame.pts(sent);
        sent += count;
        check(avcodec.avcodec_send_frame(encoder, frame), "encode audio");
    }

    @Override
    public List<String> warnings() {
        return Stream.concat(warnings.stream(), samples.warnings().stream()).toList();
    }

    @Override
    public void close() {
        samples.close();
        avcodec.avcodec_free_context(encoder);
        avcodec.avcodec_parameters_free(parameters);
        avutil.av_frame_free(frame);
        avcodec.av_packet_free(packet);
    }
}
