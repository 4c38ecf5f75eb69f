package io.songreel.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * Decodes a picture from a stranger: size limits from the header before any pixel is decoded, then at most
 * {@link #MAX_DECODED} pixels in memory, then at most {@link #MAX_SIDE} a side, upright and without alpha.
 */
final class PictureDecoder {
    /** Longest side of a working picture. */
    static final int MAX_SIDE = 4096;
    static final int MAX_FILE_SIDE = 30_000;
    private static final long MAX_DECODED = 24_000_000;

    private final long maxPixels;

    PictureDecoder(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    /** @throws MediaRefused TOO_MANY_PIXELS, or UNREADABLE for whatever the decoder cannot read */
    Picture read(Path file, ImageFormat format) throws IOException, MediaRefused {
        Picture picture;
        ImageReader reader = reader(format);
        try {
            picture = decode(file, format, reader);
        } catch (IOException | RuntimeException damaged) {
            // ImageIO's readers answer damage with exceptions of many kinds; to the sender all mean the same.
            throw Refusal.unreadablePicture();
        } finally {
            reader.dispose();
        }
        return Orientation.apply(Orientation.of(file, format), fit(picture));
    }

    private Picture decode(Path file, ImageFormat format, ImageReader reader) throws IOException, MediaRefused {
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MAX_FILE_SIDE || height > MAX_FILE_SIDE || (long) width * height > maxPixels) {
                throw Refusal.tooManyPixels(maxPixels, MAX_FILE_SIDE);
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int step = step(width, height);
            param.setSourceSubsampling(step, step, 0, 0);
            CmykJpeg cmyk = format == ImageFormat.JPEG
                    ? CmykJpeg.inspect(file)
                    : new CmykJpeg(false, false, false);
            if (cmyk.fourComponents()) {
                return cmyk.toPicture(reader.readRaster(0, param));
            }
            BufferedImage image = reader.read(0, param);
            return Matte.flatten(image);
        }
    }

    private static ImageReader reader(ImageFormat format) throws IOException {
        ImageIO.setUseCache(false);
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT));
        if (!readers.hasNext()) {
            throw new IOException("no reader for " + format);
        }
        return readers.next();
    }

    /** Every how many pixels to keep while decoding, so that a huge picture is never whole in memory. */
    private static int step(int width, int height) {
        int step = 1;
        while ((long) (width / step) * (height / step) > MAX_DECODED
                || Math.max(width, height) / step > 2 * MAX_SIDE) {
            step++;
        }
        return step;
    }

    private static Picture fit(Picture picture) {
        int longest = Math.max(picture.width(), picture.height());
        if (longest <= MAX_SIDE) {
            return picture;
        }
        double ratio = (double) MAX_SIDE / longest;
        return Lanczos.scale(picture, Math.max(1, (int) Math.round(picture.width() * ratio)),
                Math.max(1, (int) Math.round(picture.height() * ratio)));
    }
}
