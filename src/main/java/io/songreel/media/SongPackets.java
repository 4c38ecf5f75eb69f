package io.songreel.media;

import static io.songreel.media.FfmpegErrors.check;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * The packets of a song as an MP4 file holds them: raw AAC without its ADTS headers, everything else as it is. Time
 * stamps count samples, 0 is the first audible one; they are the running sum of the packets' durations, so that a jump
 * in the file's own time stamps moves no later packet.
 */
final class SongPackets implements AutoCloseable {
    private final Demux source;
    private final AVBSFContext filter = new AVBSFContext(null);
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final int sampleRate;
    private boolean started;
    private long zero;
    private long first;
    private long elapsed;
    private boolean lengthKnown = true;

    SongPackets(Path song, SongFacts facts) throws IOException {
        source = Demux.song(song, facts.format());
        sampleRate = facts.sampleRate();
        try {
            String name = facts.format() == AudioFormat.AAC ? "aac_adtstoasc" : "null";
            check(avcodec.av_bsf_alloc(FfmpegErrors.present(avcodec.av_bsf_get_by_name(name), "packet filter"), filter),
                    "memory for a packet filter");
            check(avcodec.avcodec_parameters_copy(filter.par_in(), source.parameters()), "copy song parameters");
            filter.time_base_in(source.stream().time_base());
            check(avcodec.av_bsf_init(filter), "open packet filter");
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    AVCodecParameters parameters() {
        return filter.par_out();
    }

    /** The next packet, valid until the next call; null at the end. */
    @Nullable
    AVPacket next() throws IOException {
        AVPacket read = source.next();
        if (read == null) {
            return null;
        }
        avcodec.av_packet_unref(packet);
        check(avcodec.av_bsf_send_packet(filter, read), "filter packet");
        check(avcodec.av_bsf_receive_packet(filter, packet), "filter packet");
        AVRational base = source.stream().time_base();
        if (!started) {
            started = true;
            first = packet.pts();
            long start = source.stream().start_time();
            boolean known = start != avutil.AV_NOPTS_VALUE && first != avutil.AV_NOPTS_VALUE;
            zero = known ? samples(first - start, base) : 0;
        }
        if (!lengthKnown && packet.pts() != avutil.AV_NOPTS_VALUE) {
            elapsed = Math.max(elapsed, packet.pts() - first);
        }
        lengthKnown = packet.duration() > 0;
        long at = zero + samples(elapsed, base);
        elapsed += Math.max(packet.duration(), 0);
        packet.pts(at).dts(at).duration(zero + samples(elapsed, base) - at);
        return packet;
    }

    private long samples(long ticks, AVRational base) {
        return avutil.av_rescale(ticks, (long) base.num() * sampleRate, base.den());
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avcodec.av_bsf_free(filter);
        source.close();
    }
}
