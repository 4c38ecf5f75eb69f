package io.songreel.media;

import static io.songreel.media.FfmpegErrors.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Encodes the silent MP4 of one scene. The same frames give the same bytes. The file takes its name in {@link #finish};
 * closed earlier, nothing stays. Not safe for many threads.
 */
public final class ClipWriter implements FrameSink, AutoCloseable {
    static final int TIMESCALE = 90_000;

    private final VideoProfile profile;
    private final int frames;
    private final AVCodecContext encoder;
    private final AVFrame frame = avutil.av_frame_alloc();
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final Mux mux;
    private final AVStream track;
    private final AVRational timescale = new AVRational().num(1).den(TIMESCALE);
    private int written;
    private int encoded;
    private boolean closed;

    private ClipWriter(Path out, VideoProfile profile, int frames, AVCodecContext encoder) throws IOException {
        this.profile = profile;
        this.frames = frames;
        this.encoder = encoder;
        this.mux = new Mux(out);
        try {
            AVCodecParameters parameters = avcodec.avcodec_parameters_alloc();
            try {
                check(avcodec.avcodec_parameters_from_context(parameters, encoder), "copy encoder parameters");
                track = mux.add(parameters, TIMESCALE);
            } finally {
                avcodec.avcodec_parameters_free(parameters);
            }
            mux.begin(Map.of("video_track_timescale", Integer.toString(TIMESCALE)));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** A clip of exactly {@code frames} frames, by the best encoder of this process. */
    public static ClipWriter open(Path out, VideoProfile profile, int frames) throws IOException {
        return open(out, profile, frames, EncoderChoice.best());
    }

    /** A clip of exactly {@code frames} frames. */
    public static ClipWriter open(Path out, VideoProfile profile, int frames, EncoderChoice choice)
            throws IOException {
        if (frames <= 0) {
            throw new IllegalArgumentException("a clip has frames");
        }
        return new ClipWriter(out, profile, frames, choice.open(profile));
    }

    @Override
    public void write(Yuv420 picture) throws IOException {
        if (picture.width() != profile.width() || picture.height() != profile.height()) {
            throw new IllegalArgumentException("the frame is not of the clip's size");
        }
        if (written == frames) {
            throw new IllegalStateException("the clip has all its frames");
        }
        if (avutil.av_frame_is_writable(frame) == 0) {
            allocateFrame();
        }
        fill(0, picture.y(), profile.width());
        fill(1, picture.u(), profile.width() / 2);
        fill(2, picture.v(), profile.width() / 2);
        frame.pts(written++);
        check(avcodec.avcodec_send_frame(encoder, frame), "encode frame");
        drain();
    }

    /**
     * Ends the stream and gives the file its name.
     *
     * @throws IOException
     *             also when frames are missing
     */
    public void finish() throws IOException {
        check(avcodec.avcodec_send_frame(encoder, null), "end encoder");
        drain();
        if (encoded != frames) {
            throw new IOException("the clip got " + encoded + " of " + frames + " frames");
        }
        mux.finish();
    }

    private void allocateFrame() throws IOException {
        avutil.av_frame_unref(frame);
        frame.width(profile.width()).height(profile.height()).format(avutil.AV_PIX_FMT_YUV420P);
        frame.color_range(avutil.AVCOL_RANGE_MPEG).color_primaries(avutil.AVCOL_PRI_BT709)
                .color_trc(avutil.AVCOL_TRC_BT709).colorspace(avutil.AVCOL_SPC_BT709)
                .chroma_location(avutil.AVCHROMA_LOC_LEFT);
        // alignment 1: rows packed as in Yuv420, so that a plane is one copy
        check(avutil.av_frame_get_buffer(frame, 1), "memory for a frame");
    }

    private void fill(int plane, byte[] rows, int width) {
        BytePointer data = frame.data(plane);
        int stride = frame.linesize(plane);
        if (stride == width) {
            data.put(rows, 0, rows.length);
            return;
        }
        for (int row = 0; row * width < rows.length; row++) {
            data.position((long) row * stride).put(rows, row * width, width);
        }
    }

    private void drain() throws IOException {
        while (true) {
            int code = avcodec.avcodec_receive_packet(encoder, packet);
            if (FfmpegErrors.isAgain(code) || FfmpegErrors.isEnd(code)) {
                return;
            }
            check(code, "encode packet");
            long tick = (long) encoded++ * profile.ticksPerFrame();
            packet.pts(tick).dts(tick).duration(profile.ticksPerFrame());
            mux.write(packet, track, timescale);
            avcodec.av_packet_unref(packet);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        avcodec.avcodec_free_context(encoder);
        avutil.av_frame_free(frame);
        avcodec.av_packet_free(packet);
        mux.close();
    }
}
