package io.songreel.film;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Theme pictures made by code. */
public final class TestPictures {
    private TestPictures() {
    }

    /** A dusk with hills and a sun: gradients, edges and some detail. */
    public static Path landscape(Path file, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setPaint(new GradientPaint(0, 0, new Color(0x1b2a41), 0, height, new Color(0xf2a65a)));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(0xffe8c2));
        g.fillOval(width * 3 / 5, height / 3, height / 5, height / 5);
        Random random = new Random(5);
        for (int layer = 0; layer < 4; layer++) {
            g.setColor(new Color(0x2f3e46 - layer * 0x080a0a));
            for (int x = 0; x < width; x++) {
                int y = (int) (height * (0.6 + 0.08 * layer + 0.05 * Math.sin(x * (3.0 + layer) / width + layer)));
                g.drawLine(x, y + random.nextInt(3), x, height);
            }
        }
        g.dispose();
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
