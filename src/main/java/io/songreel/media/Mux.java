package io.songreel.media;

import static io.songreel.media.FfmpegErrors.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * An MP4 file in the making. It is written beside its place as {@code .part} and takes its name only in
 * {@link #finish}; closed earlier, nothing stays. Durability (fsync) is the object store's. Not safe for many threads.
 */
final class Mux implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final AVFormatContext context = new AVFormatContext(null);
    private boolean finished;

    Mux(Path target) throws IOException {
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
        check(avformat.avformat_alloc_output_context2(context, null, "mp4", "file:" + part.toAbsolutePath()),
                "open MP4 muxer");
        // no creation time and no library versions: the same packets give the same file
        context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    }

    AVFormatContext context() {
        return context;
    }

    /** A further track; {@code timescale} ticks a second. */
    AVStream add(AVCodecParameters parameters, int timescale) throws IOException {
        AVStream stream = FfmpegErrors.present(avformat.avformat_new_stream(context, null), "new track");
        check(avcodec.avcodec_parameters_copy(stream.codecpar(), parameters), "copy track parameters");
        stream.codecpar().codec_tag(0);
        stream.time_base(new AVRational().num(1).den(timescale));
        return stream;
    }

    /** @throws IOException also when the muxer does not know one of the options */
    void begin(Map<String, String> muxerOptions) throws IOException {
        AVIOContext output = new AVIOContext(null);
        check(avformat.avio_open(output, context.url(), avformat.AVIO_FLAG_WRITE), "open output");
        context.pb(output);
        AVDictionary options = new AVDictionary(null);
        try {
            muxerOptions.forEach((key, value) -> avutil.av_dict_set(options, key, value, 0));
            check(avformat.avformat_write_header(context, options), "write MP4 header");
            if (avutil.av_dict_count(options) > 0) {
                throw new IOException("write MP4 header: unknown muxer option");
            }
        } finally {
            avutil.av_dict_free(options);
        }
    }

    /** Writes the packet's bytes as they are; its time stamps count {@code timescale} ticks a second. */
    void write(AVPacket packet, AVStream stream, AVRational timescale) throws IOException {
        packet.stream_index(stream.index());
        packet.pos(-1);
        // no change but for codecs whose nominal rate is not that of their output
        avcodec.av_packet_rescale_ts(packet, timescale, stream.time_base());
        check(avformat.av_write_frame(context, packet), "write packet");
    }

    /** Writes the index and gives the file its name. */
    void finish() throws IOException {
        check(avformat.av_write_trailer(context), "write MP4 index");
        check(closeOutput(), "close output");
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        finished = true;
    }

    private int closeOutput() {
        AVIOContext output = context.pb();
        if (output == null || output.isNull()) {
            return 0;
        }
        context.pb(null);
        return avformat.avio_close(output);
    }

    @Override
    public void close() throws IOException {
        if (context.isNull()) {
            return;
        }
        closeOutput();
        avformat.avformat_free_context(context);
        context.setNull();
        if (!finished) {
            Files.deleteIfExists(part);
        }
    }
}
