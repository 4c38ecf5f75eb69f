package io.songreel.media;

import static io.songreel.media.FfmpegErrors.check;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * One stream of one file, packet by packet. The file is opened with one named demuxer, the file protocol and a list of
 * codecs; nothing is guessed from its name. Not safe for many threads.
 */
final class Demux implements AutoCloseable {
    static final String FILM_CODECS = "h264,aac,mp3,mp3float,flac,opus";

    private final AVFormatContext context;
    private final AVStream stream;
    private final boolean ours;
    private final AVPacket packet;

    private Demux(AVFormatContext context, AVStream stream, boolean ours) {
        this.context = context;
        this.stream = stream;
        this.ours = ours;
        this.packet = avcodec.av_packet_alloc();
    }

    /** The pictures of a clip or film that we wrote. */
    static Demux video(Path file) throws IOException {
        return open(file, "mov", FILM_CODECS, avutil.AVMEDIA_TYPE_VIDEO, true);
    }

    /** The sound of a film that we wrote. */
    static Demux audio(Path film) throws IOException {
        return open(film, "mov", FILM_CODECS, avutil.AVMEDIA_TYPE_AUDIO, true);
    }

    /**
     * An uploaded song.
     *
     * @throws NoSuchStream
     *             when there is no sound in it
     */
    static Demux song(Path file, AudioFormat format) throws IOException {
        return open(file, format.demuxer(), codecs(format), avutil.AVMEDIA_TYPE_AUDIO, false);
    }

    /** The decoders that a song of this format may reach. */
    static String codecs(AudioFormat format) {
        return switch (format) {
            case MP3 -> "mp3,mp3float";
            case WAV -> "pcm_u8,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_f64le,pcm_alaw,pcm_mulaw";
            case M4A -> "aac";
            case AAC -> "aac";
            case FLAC -> "flac";
            case OGG -> "vorbis,opus,flac";
        };
    }

    private static Demux open(Path file, String demuxer, String codecs, int mediaType, boolean ours)
            throws IOException {
        AVFormatContext context = new AVFormatContext(null);
        AVDictionary options = new AVDictionary(null);
        try {
            avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
            avutil.av_dict_set(options, "format_whitelist", demuxer, 0);
            avutil.av_dict_set(options, "codec_whitelist", codecs, 0);
            avutil.av_dict_set(options, "max_streams", "16", 0);
            avutil.av_dict_set(options, "probesize", "1000000", 0);
            avutil.av_dict_set(options, "analyzeduration", "5000000", 0);
            check(avformat.avformat_open_input(context, "file:" + file.toAbsolutePath(),
                    avformat.av_find_input_format(demuxer), options), "open " + demuxer);
        } finally {
            avutil.av_dict_free(options);
        }
        try {
            if (!ours || mediaType == avutil.AVMEDIA_TYPE_AUDIO) {
                check(avformat.avformat_find_stream_info(context, (AVDictionary) null), "read stream parameters");
            }
            return new Demux(context, only(context, mediaType), ours);
        } catch (IOException e) {
            avformat.avformat_close_input(context);
            throw e;
        }
    }

    /** The first stream of that type that is no cover art; the others are never read. */
    private static AVStream only(AVFormatContext context, int mediaType) throws IOException {
        AVStream found = null;
        for (int i = 0; i < context.nb_streams(); i++) {
            AVStream candidate = context.streams(i);
            boolean cover = (candidate.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
            if (found == null && !cover && candidate.codecpar().codec_type() == mediaType) {
                found = candidate;
            } else {
                candidate.discard(avcodec.AVDISCARD_ALL);
            }
        }
        if (found == null) {
            throw new NoSuchStream();
        }
        return found;
    }

    AVFormatContext context() {
        return context;
    }

    AVStream stream() {
        return stream;
    }

    AVCodecParameters parameters() {
        return stream.codecpar();
    }

    /** Samples that the file's own index lists; 0 when the format has none. */
    int indexed() {
        return avformat.avformat_index_get_entries_count(stream);
    }

    /**
     * The next packet, valid until the next call; null at the end.
     *
     * @throws IOException
     *             when a file of ours ends within a packet or is damaged; a song from a stranger just ends there, as it
     *             did when its length was measured
     */
    @Nullable
    AVPacket next() throws IOException {
        while (true) {
            avcodec.av_packet_unref(packet);
            int code = avformat.av_read_frame(context, packet);
            if (FfmpegErrors.isEnd(code) || (code < 0 && !ours)) {
                return null;
            }
            check(code, "read packet");
            if (packet.stream_index() == stream.index()) {
                if (ours && (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0) {
                    throw new IOException("read packet: the file is cut short");
                }
                return packet;
            }
        }
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avformat.avformat_close_input(context);
    }

    /** The file is sound but has no stream of the wanted kind. */
    static final class NoSuchStream extends IOException {
        private static final long serialVersionUID = 1;

        NoSuchStream() {
            super("no stream of the wanted kind");
        }
    }
}
