package io.songreel.render.caption;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** Coverage of pixels, 0 to 255, row by row. */
final class Masks {
    private Masks() {
    }

    /** What is painted, with smooth edges. */
    static int[] painted(int width, int height, Consumer<Graphics2D> painter) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            painter.accept(g);
        } finally {
            g.dispose();
        }
        int[] mask = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < mask.length; i++) {
            mask[i] >>>= 24;
        }
        return mask;
    }

    /** Three box means one after the other, nearly a Gaussian, that reach {@code radius} pixels in all. */
    static int[] blurred(int[] mask, int width, int height, int radius) {
        int[] from = mask.clone();
        int[] into = new int[mask.length];
        for (int pass = 0; pass < 3; pass++) {
            int box = (radius + 2 - pass) / 3;
            lines(from, into, height, width, width, 1, box);
            lines(into, from, width, height, 1, width, box);
        }
        return from;
    }

    private static void lines(int[] from, int[] into, int lines, int length, int nextLine, int next, int box) {
        for (int line = 0; line < lines; line++) {
            int start = line * nextLine;
            int sum = 0;
            for (int i = 0; i < Math.min(box, length); i++) {
                sum += from[start + i * next];
            }
            for (int i = 0; i < length; i++) {
                sum += i + box < length ? from[start + (i + box) * next] : 0;
                into[start + i * next] = sum / (2 * box + 1);
                sum -= i - box >= 0 ? from[start + (i - box) * next] : 0;
            }
        }
    }
}
