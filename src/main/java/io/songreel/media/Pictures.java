package io.songreel.media;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Reads, writes and scales the pictures of the house. For files from strangers use {@link Intake}. */
public final class Pictures {
    private static final long OWN_PIXELS = 50_000_000;
    private static final float FAST_DEFLATE = 0.7f;

    private Pictures() {
    }

    /** @throws MediaRefused when it is no PNG, JPEG or WebP, is damaged, or has more than 50 million pixels */
    public static Picture read(Path file) throws IOException, MediaRefused {
        return new PictureDecoder(OWN_PIXELS).read(file, MediaSniffer.picture(file));
    }

    /** Writes 8-bit RGB; an existing file is replaced. */
    public static void writePng(Picture picture, Path file) throws IOException {
        write(picture, file, "png", FAST_DEFLATE, null);
    }

    /** The same with a text that says how it was made. */
    public static void writePng(Picture picture, Path file, String recipe) throws IOException {
        write(picture, file, "png", FAST_DEFLATE, recipe);
    }

    /** @param quality 0 to 1, larger is better; 0.9 is hard to tell from the original */
    public static void writeJpeg(Picture picture, Path file, float quality) throws IOException {
        write(picture, file, "jpeg", quality, null);
    }

    /** The same with a text that says how it was made. */
    public static void writeJpeg(Picture picture, Path file, float quality, String recipe) throws IOException {
        write(picture, file, "jpeg", quality, recipe);
    }

    /** Scaled to fill exactly that size, what stands over cut off evenly on both sides. */
    public static Picture cover(Picture picture, int width, int height) {
        int keptWidth = Math.min(picture.width(),
                Math.max(1, (int) Math.round((double) picture.height() * width / height)));
        int keptHeight = Math.min(picture.height(),
                Math.max(1, (int) Math.round((double) picture.width() * height / width)));
        int left = (picture.width() - keptWidth) / 2;
        int top = (picture.height() - keptHeight) / 2;
        byte[] kept = new byte[3 * keptWidth * keptHeight];
        for (int y = 0; y < keptHeight; y++) {
            System.arraycopy(picture.rgb(), 3 * ((top + y) * picture.width() + left), kept, 3 * y * keptWidth,
                    3 * keptWidth);
        }
        return scale(new Picture(keptWidth, keptHeight, kept), width, height);
    }

    /** Lanczos in both directions; shrinking averages over every source pixel. */
    public static Picture scale(Picture picture, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture has at least one pixel each way");
        }
        return picture.width() == width && picture.height() == height
                ? picture
                : Lanczos.scale(picture, width, height);
    }

    private static void write(Picture picture, Path file, String format, float quality, @Nullable String recipe)
            throws IOException {
        ImageIO.setUseCache(false);
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        Files.deleteIfExists(file);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            IIOImage image = new IIOImage(view(picture), null, null);
            if (recipe != null) {
                image.setMetadata(PictureRecipe.of(writer, image, param, recipe));
            }
            writer.write(null, image, param);
        } finally {
            writer.dispose();
        }
    }

    /** The picture's own array as an image, not a copy. */
    private static BufferedImage view(Picture picture) {
        ColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
                ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        DataBufferByte data = new DataBufferByte(picture.rgb(), picture.rgb().length);
        WritableRaster raster = Raster.createInterleavedRaster(data, picture.width(), picture.height(),
                3 * picture.width(), 3, new int[]{0, 1, 2}, new Point());
        return new BufferedImage(model, raster, false, null);
    }
}
