package io.songreel.media;

import static io.songreel.media.FfmpegErrors.check;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** BT.709 limited-range yuv420p frames to full-range RGB. */
final class RgbConverter implements AutoCloseable {
    private static final int ONE = 1 << 16;

    private final int width;
    private final int height;
    private final SwsContext scaler;
    private final BytePointer rgb;

    RgbConverter(AVCodecParameters video) throws IOException {
        width = video.width();
        height = video.height();
        int flags = swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT;
        scaler = FfmpegErrors.present(swscale.sws_getContext(width, height, avutil.AV_PIX_FMT_YUV420P, width, height,
                avutil.AV_PIX_FMT_RGB24, flags, null, null, (DoublePointer) null), "colour converter");
        IntPointer bt709 = swscale.sws_getCoefficients(swscale.SWS_CS_ITU709);
        check(swscale.sws_setColorspaceDetails(scaler, bt709, 0, bt709, 1, 0, ONE, ONE), "set BT.709");
        rgb = new BytePointer(3L * width * height + 64);
    }

    Picture convert(AVFrame frame) throws IOException {
        try (PointerPointer<BytePointer> planes = new PointerPointer<>(rgb, null, null, null);
                IntPointer strides = new IntPointer(3 * width, 0, 0, 0)) {
            check(swscale.sws_scale(scaler, frame.data(), frame.linesize(), 0, height, planes, strides),
                    "convert to RGB");
        }
        byte[] bytes = new byte[3 * width * height];
        rgb.position(0).get(bytes);
        return new Picture(width, height, bytes);
    }

    @Override
    public void close() {
        swscale.sws_freeContext(scaler);
        rgb.close();
    }
}
