package io.songreel.media;

import java.io.IOException;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The H.264 encoder of a film's clips. All clips of one film must come from one choice, or compose refuses to join
 * them: put {@link #identity()} into the clip's digest.
 */
public enum EncoderChoice {
    /**
     * On the CPU; the same frames give the same bytes on any machine. The thread count is a constant, since x264's
     * output depends on it; {@code cpu-independent} and {@code stitchable} take the machine and the content out of the
     * stream's headers and decisions.
     */
    X264("libx264", "1"),
    /** On a graphics card that has an encoder (many compute cards have none). */
    NVENC("h264_nvenc", "1");

    private final String codec;
    private final String identity;

    EncoderChoice(String codec, String version) {
        this.codec = codec;
        this.identity = codec + "/" + version;
    }

    /** NVENC when an encoder really opened in this process, else libx264; asked once. */
    public static EncoderChoice best() {
        return Best.CHOICE;
    }

    /** Enters digests; changes when the encoder or its settings change. */
    public String identity() {
        return identity;
    }

    /**
     * An opened encoder: yuv420p BT.709 limited range in, time stamps in frames, closed groups of two seconds. The
     * caller frees it.
     */
    AVCodecContext open(VideoProfile profile) throws IOException {
        AVCodec encoder = FfmpegErrors.present(avcodec.avcodec_find_encoder_by_name(codec), "encoder " + codec);
        AVCodecContext context = FfmpegErrors.present(avcodec.avcodec_alloc_context3(encoder), "memory for an encoder");
        context.width(profile.width()).height(profile.height()).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        context.time_base(new AVRational().num(1).den(profile.fps()));
        context.framerate(new AVRational().num(profile.fps()).den(1));
        context.sample_aspect_ratio(new AVRational().num(1).den(1));
        context.gop_size(2 * profile.fps()).max_b_frames(0);
        context.color_range(avutil.AVCOL_RANGE_MPEG).color_primaries(avutil.AVCOL_PRI_BT709)
                .color_trc(avutil.AVCOL_TRC_BT709).colorspace(avutil.AVCOL_SPC_BT709)
                .chroma_sample_location(avutil.AVCHROMA_LOC_LEFT);
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER | avcodec.AV_CODEC_FLAG_CLOSED_GOP);
        AVDictionary settings = new AVDictionary(null);
        try {
            options(profile).forEach((key, value) -> avutil.av_dict_set(settings, key, value, 0));
            FfmpegErrors.check(avcodec.avcodec_open2(context, encoder, settings), "open encoder " + codec);
            if (avutil.av_dict_count(settings) > 0) {
                throw new IOException("encoder " + codec + " does not know one of its options");
            }
            return context;
        } catch (IOException e) {
            avcodec.avcodec_free_context(context);
            throw e;
        } finally {
            avutil.av_dict_free(settings);
        }
    }

    private Map<String, String> options(VideoProfile profile) {
        String quality = Integer.toString(profile.quality());
        return switch (this) {
            case X264 -> Map.of("preset", "veryfast", "crf", quality, "x264-params",
                    "threads=4:bframes=0:scenecut=0:open-gop=0:force-cfr=1:stitchable=1:cpu-independent=1");
            case NVENC -> Map.of("preset", "p5", "tune", "hq", "rc", "vbr", "cq", quality, "no-scenecut", "1",
                    "forced-idr", "1");
        };
    }

    /** Lazily asked: opening a GPU session costs a second where there is one. */
    private static final class Best {
        static final EncoderChoice CHOICE = opens(NVENC) ? NVENC : X264;

        private static boolean opens(EncoderChoice choice) {
            try {
                avcodec.avcodec_free_context(choice.open(new VideoProfile(1280, 720, 25, 23)));
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
