package io.songreel.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Pictures made by code: four quarters red, green, blue and gray, so that turning and colours can be told. */
public final class TestPictures {
    private static final int[] QUARTERS = {0xFFE02020, 0xFF20C020, 0xFF2020E0, 0xFF808080};

    private TestPictures() {
    }

    /** @param type of {@link BufferedImage} */
    public static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, quarter(x, y, width, height));
            }
        }
        return image;
    }

    /** Opaque ARGB of the pixel at {@code x}, {@code y}. */
    static int quarter(int x, int y, int width, int height) {
        return QUARTERS[(y * 2 / height) * 2 + x * 2 / width];
    }

    /** @param format png or jpeg */
    public static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }

    /** A lossless or a lossy WebP of the image. */
    public static byte[] webp(BufferedImage image, boolean lossless) throws IOException {
        AVCodec codec = avcodec_find_encoder_by_name("libwebp");
        AVCodecContext encoder = avcodec_alloc_context3(codec);
        AVFrame frame = av_frame_alloc();
        AVPacket packet = av_packet_alloc();
        try {
            encoder.width(image.getWidth()).height(image.getHeight()).pix_fmt(AV_PIX_FMT_BGRA);
            encoder.time_base().num(1).den(25);
            av_opt_set_int(encoder.priv_data(), "lossless", lossless ? 1 : 0, 0);
            FfmpegErrors.check(avcodec_open2(encoder, codec, (AVDictionary) null), "webp");
            frame.width(image.getWidth()).height(image.getHeight()).format(AV_PIX_FMT_BGRA);
            FfmpegErrors.check(av_frame_get_buffer(frame, 0), "frame");
            BytePointer pixels = frame.data(0).capacity((long) frame.linesize(0) * image.getHeight());
            ByteBuffer bgra = pixels.asByteBuffer().order(java.nio.ByteOrder.LITTLE_ENDIAN);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    bgra.putInt(y * frame.linesize(0) + 4 * x, image.getRGB(x, y));
                }
            }
            FfmpegErrors.check(avcodec_send_frame(encoder, frame), "webp");
            FfmpegErrors.check(avcodec_send_frame(encoder, null), "webp");
            FfmpegErrors.check(avcodec_receive_packet(encoder, packet), "webp");
            byte[] file = new byte[packet.size()];
            packet.data().get(file);
            return file;
        } finally {
            av_packet_free(packet);
            av_frame_free(frame);
            avcodec_free_context(encoder);
        }
    }

    /** A four-ink JPEG as print programs write it: inverted, with Adobe's segment. */
    public static byte[] cmykJpeg(int width, int height) throws IOException {
        WritableRaster inks = java.awt.image.Raster.createInterleavedRaster(java.awt.image.DataBuffer.TYPE_BYTE, width,
                height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = quarter(x, y, width, height);
                inks.setPixel(x, y, new int[]{rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, 255});
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(inks, null, null), null);
        } finally {
            writer.dispose();
        }
        return withSegment(out.toByteArray(), 0xEE, new byte[]{'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0});
    }

    /** A JPEG with an Exif block that says how the camera was held. */
    public static byte[] turnedJpeg(BufferedImage image, int orientation) throws IOException {
        byte[] exif = ByteBuffer.allocate(32).put("Exif\0\0MM\0*".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(8).putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1)
                .putShort((short) orientation).putShort((short) 0).array();
        return withSegment(encode(image, "jpeg"), 0xE1, exif);
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
        return ByteBuffer.allocate(jpeg.length + body.length + 4).put(jpeg, 0, 2).put((byte) 0xFF).put((byte) marker)
                .putShort((short) (body.length + 2)).put(body).put(jpeg, 2, jpeg.length - 2).array();
    }

    /** A PNG whose header alone claims that many pixels. */
    public static Path claimedPng(Path file, int width, int height) throws IOException {
        byte[] png = encode(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png");
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return Files.write(file, png);
    }
}
