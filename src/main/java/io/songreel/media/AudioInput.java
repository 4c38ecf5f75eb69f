package io.songreel.media;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The first audio track of a file, decoded frame by frame behind allow-lists: the one demuxer of its format, audio
 * codecs of our list, local files only. FFmpeg applies the file's gapless information. Not safe for many threads.
 */
final class AudioInput implements AutoCloseable {
    private static final List<String> CODECS = List.of("mp3float", "mp3", "aac", "flac", "vorbis", "opus", "pcm_u8",
            "pcm_s8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be", "pcm_f32le",
            "pcm_f32be", "pcm_f64le", "pcm_f64be", "pcm_alaw", "pcm_mulaw");
    private static final String CODEC_LIST = String.join(",", CODECS);

    private final AVFormatContext container;
    private final int track;
    private final AVRational timeBase;
    private final AVCodecContext decoder;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private final AVFrame ahead = av_frame_alloc();
    private boolean started;
    private boolean more;
    private boolean draining;
    private long goodPackets;
    private long badPackets;

    private AudioInput(AVFormatContext container, AVStream track, AVCodecContext decoder) {
        this.container = container;
        this.track = track.index();
        timeBase = track.time_base();
        this.decoder = decoder;
    }

    /** @throws MediaRefused NO_AUDIO, or UNREADABLE when the file is not what it says or has another codec */
    static AudioInput open(Path file, AudioFormat format) throws IOException, MediaRefused {
        AVFormatContext container = openContainer(file, format);
        AVCodecContext decoder = new AVCodecContext(null);
        try {
            AVStream track = firstAudio(container);
            if (avformat_find_stream_info(container, (AVDictionary) null) < 0) {
                throw Refusal.unreadableSong();
            }
            AVCodec codec = avcodec_find_decoder(track.codecpar().codec_id());
            if (Pointer.isNull(codec) || !CODECS.contains(codec.name().getString())) {
                throw Refusal.codec();
            }
            decoder = Av.some(avcodec_alloc_context3(codec), "decoder");
            openDecoder(decoder, codec, track);
            return new AudioInput(container, track, decoder);
        } catch (IOException | MediaRefused | RuntimeException refused) {
            avcodec_free_context(decoder);
            avformat_close_input(container);
            throw refused;
        }
    }

    private static AVFormatContext openContainer(Path file, AudioFormat format) throws MediaRefused {
        AVFormatContext container = new AVFormatContext(null);
        AVDictionary options = Av.dictionary(Map.of("protocol_whitelist", "file", "format_whitelist", format.demuxer(),
                "codec_whitelist", CODEC_LIST, "max_streams", "16", "probesize", "1000000", "analyzeduration",
                "5000000"));
        int opened = avformat_open_input(container, "file:" + file.toAbsolutePath(),
                av_find_input_format(format.demuxer()), options);
        av_dict_free(options);
        if (opened < 0) {
            throw Refusal.unreadableSong();
        }
        return container;
    }

    private static AVStream firstAudio(AVFormatContext container) throws MediaRefused {
        AVStream track = null;
        for (int i = 0; i < container.nb_streams(); i++) {
            AVStream stream = container.streams(i);
            if (track == null && stream.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO) {
                track = stream;
            } else {
                stream.discard(AVDISCARD_ALL);
            }
        }
        if (track == null) {
            throw Refusal.noAudio();
        }
        return track;
    }

    private static void openDecoder(AVCodecContext decoder, AVCodec codec, AVStream track)
            throws IOException, MediaRefused {
        Av.check(avcodec_parameters_to_context(decoder, track.codecpar()), "codec parameters");
        decoder.pkt_timebase(track.time_base());
        decoder.thread_count(1);
        AVDictionary options = Av.dictionary(Map.of("codec_whitelist", CODEC_LIST));
        int opened = avcodec_open2(decoder, codec, options);
        av_dict_free(options);
        if (opened < 0) {
            throw Refusal.unreadableSong();
        }
    }

    /** FFmpeg's name of the codec. */
    String codec() {
        return avcodec_get_name(decoder.codec_id()).getString();
    }

    /**
     * The next decoded frame, owned by this input and valid until the next call; null at the end. Damaged packets are
     * left out as players do; a file of which most is damaged is refused.
     */
    @Nullable
    AVFrame next() throws MediaRefused {
        if (!started) {
            started = true;
            more = decode();
        }
        if (!more) {
            return null;
        }
        av_frame_unref(frame);
        av_frame_move_ref(frame, ahead);
        more = decode();
        if (!more) {
            endWithPacket();
        }
        return frame;
    }

    /** MP4 tells how much of the last packet is sound only by its duration, which decoders do not look at. */
    private void endWithPacket() {
        long said = av_rescale(frame.duration(), (long) timeBase.num() * frame.sample_rate(), timeBase.den());
        if (said > 0 && said < frame.nb_samples()) {
            frame.nb_samples((int) said);
        }
    }

    private boolean decode() throws MediaRefused {
        while (true) {
            int got = avcodec_receive_frame(decoder, ahead);
            if (got >= 0) {
                return true;
            }
            if (got == Av.EOF || draining) {
                if (badPackets > goodPackets) {
                    throw Refusal.unreadableSong();
                }
                return false;
            }
            if (got == Av.EAGAIN) {
                feed();
            } else {
                badPackets++;
            }
        }
    }

    private void feed() {
        int read = av_read_frame(container, packet);
        if (read < 0) {
            // The end, or damage that the demuxer cannot get past: what was decoded until here is the song.
            draining = true;
            avcodec_send_packet(decoder, null);
            return;
        }
        if (packet.stream_index() == track) {
            if (avcodec_send_packet(decoder, packet) < 0) {
                badPackets++;
            } else {
                goodPackets++;
            }
        }
        av_packet_unref(packet);
    }

    @Override
    public void close() {
        av_frame_free(frame);
        av_frame_free(ahead);
        av_packet_free(packet);
        avcodec_free_context(decoder);
        avformat_close_input(container);
    }
}
