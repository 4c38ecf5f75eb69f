package io.songreel.media;

import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Four-component JPEGs (print work), which Java decodes only to raw samples. Adobe's APP14 segment says whether they
 * are CMYK or YCCK (Adobe TN 5116); with that segment the inks are stored inverted.
 */
record CmykJpeg(boolean fourComponents, boolean adobe, boolean ycck) {
    private static final int MAX_BLOCKS = 4096;

    /** Reads the segments before the picture data. */
    static CmykJpeg inspect(Path file) throws IOException {
        boolean adobe = false;
        boolean ycck = false;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(2);
            for (int block = 0; block < MAX_BLOCKS; block++) {
                int marker = in.readUnsignedShort();
                int length = in.readUnsignedShort() - 2;
                if (marker >> 8 != 0xFF || marker == 0xFFDA || length < 0) {
                    break;
                }
                byte[] body = in.readNBytes(length);
                if (marker == 0xFFEE && length >= 12 && body[0] == 'A' && body[1] == 'd') {
                    adobe = true;
                    ycck = body[11] == 2;
                }
                boolean frame = marker >= 0xFFC0 && marker <= 0xFFC2;
                if (frame) {
                    return new CmykJpeg(body.length > 5 && body[5] == 4, adobe, ycck);
                }
            }
        } catch (EOFException cut) {
            return new CmykJpeg(false, adobe, ycck);
        }
        return new CmykJpeg(false, adobe, ycck);
    }

    /** Plain conversion, ink by ink: a print profile would be closer, but needs the profile. */
    Picture toPicture(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] rgb = new byte[3 * width * height];
        int[] row = new int[4 * width];
        for (int y = 0, at = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < row.length; x += 4) {
                if (ycck) {
                    unmix(row, x);
                }
                int black = light(row[x + 3]);
                for (int ink = 0; ink < 3; ink++) {
                    rgb[at++] = (byte) ((light(row[x + ink]) * black + 127) / 255);
                }
            }
        }
        return new Picture(width, height, rgb);
    }

    private int light(int stored) {
        return adobe ? stored : 255 - stored;
    }

    /** JFIF's YCbCr back to the three inks as they were stored. */
    private static void unmix(int[] row, int x) {
        double luma = row[x];
        double cb = row[x + 1] - 128;
        double cr = row[x + 2] - 128;
        row[x] = Math.clamp(Math.round(luma + 1.402 * cr), 0, 255);
        row[x + 1] = Math.clamp(Math.round(luma - 0.344136 * cb - 0.714136 * cr), 0, 255);
        row[x + 2] = Math.clamp(Math.round(luma + 1.772 * cb), 0, 255);
    }
}
