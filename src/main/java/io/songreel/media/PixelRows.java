package io.songreel.media;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Rows of a decoded image as 8-bit sRGB with alpha. Gray samples are taken as they are stored: Java's own conversion
 * reads them as linear light and makes gray pictures too bright.
 */
final class PixelRows {
    private static final int STRIP = 64;

    private final BufferedImage image;
    private final ColorModel model;
    private final Raster raster;
    private final int[] samples;
    private int[] strip = new int[0];
    private int stripTop = -1;

    PixelRows(BufferedImage image) {
        this.image = image;
        model = image.getColorModel();
        raster = image.getRaster();
        samples = new int[image.getWidth() * raster.getNumBands()];
    }

    /** @param argb takes row {@code y}, one pixel an int, alpha not multiplied in */
    void read(int y, int[] argb) {
        int gray = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY ? 0 : 1;
        if (model instanceof IndexColorModel) {
            image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
        } else if (gray == 0 || model.getColorSpace().isCS_sRGB()) {
            stored(y, argb, gray);
        } else {
            converted(y, argb);
        }
    }

    private void stored(int y, int[] argb, int colour) {
        raster.getPixels(0, y, argb.length, 1, samples);
        int bands = raster.getNumBands();
        int most = (1 << model.getComponentSize(0)) - 1;
        for (int x = 0, at = 0; x < argb.length; x++, at += bands) {
            int r = eight(samples[at], most);
            int g = eight(samples[at + colour], most);
            int b = eight(samples[at + 2 * colour], most);
            int a = model.hasAlpha() ? eight(samples[at + bands - 1], most) : 255;
            argb[x] = a << 24 | r << 16 | g << 8 | b;
        }
    }

    /** Pictures with a colour profile of their own, through the colour management, a strip of rows at a time. */
    private void converted(int y, int[] argb) {
        int top = y - y % STRIP;
        if (top != stripTop) {
            int rows = Math.min(STRIP, image.getHeight() - top);
            BufferedImage from = image.getSubimage(0, top, image.getWidth(), rows);
            BufferedImage to = new BufferedImage(image.getWidth(), rows, BufferedImage.TYPE_INT_ARGB);
            new ColorConvertOp(null).filter(from, to);
            strip = to.getRGB(0, 0, image.getWidth(), rows, null, 0, image.getWidth());
            stripTop = top;
        }
        System.arraycopy(strip, (y - top) * argb.length, argb, 0, argb.length);
    }

    private static int eight(int sample, int most) {
        return most == 255 ? sample : (int) ((sample * 255L + most / 2) / most);
    }
}
