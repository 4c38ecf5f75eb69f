package io.songreel.musicvideo;

import io.songreel.media.Picture;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One frame a scene, with its time and words, on one picture. */
final class ContactSheet {
    private static final Logger LOG = LoggerFactory.getLogger(ContactSheet.class);
    private static final int GAP = 16;
    private static final int CAPTION = 44;
    private static final int HEADER = 56;
    private static final int MAX_SIDE = 8000;
    private static final Color GROUND = new Color(0x14161b);
    private static final Color PALE = new Color(0xe8e6e1);
    private static final Color DIM = new Color(0x9aa0a8);

    private ContactSheet() {
    }

    /**
     * A scene on the sheet.
     *
     * @param start
     *            seconds
     */
    record Cell(Picture picture, double start, String words) {}

    static Picture draw(List<Cell> cells, String title) {
        int columns = columns(cells.size(), cells.getFirst().picture());
        int rows = (cells.size() + columns - 1) / columns;
        int width = Math.min(cells.getFirst().picture().width(), (MAX_SIDE - GAP) / columns - GAP);
        width = Math.min(width, 320);
        int height = Math.round((float) width * cells.getFirst().picture().height()
                / cells.getFirst().picture().width());
        BufferedImage sheet = new BufferedImage(GAP + columns * (width + GAP),
                HEADER + rows * (height + CAPTION + GAP), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setColor(GROUND);
            g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            for (int i = 0; i < cells.size(); i++) {
                int x = GAP + i % columns * (width + GAP);
                int y = HEADER + i / columns * (height + CAPTION + GAP);
                g.drawImage(image(cells.get(i).picture()), x, y, width, height, null);
            }
            write(g, cells, title, columns, width, height);
        } finally {
            g.dispose();
        }
        return picture(sheet);
    }

    /** About as wide as a screen, whatever the shape of a frame. */
    private static int columns(int cells, Picture frame) {
        double shape = (double) frame.height() / frame.width();
        int columns = (int) Math.ceil(Math.sqrt(cells * 1.6 * shape));
        return Math.clamp(columns, 1, Math.min(cells, 24));
    }

    /** A server without any font still gets its sheet, only without captions. */
    private static void write(Graphics2D g, List<Cell> cells, String title, int columns, int width, int height) {
        try {
            g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 22));
            g.setColor(PALE);
            g.drawString(clip(g.getFontMetrics(), title, columns * (width + GAP) - GAP), GAP, HEADER - 20);
            Font time = new Font(Font.SANS_SERIF, Font.BOLD, 14);
            Font words = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
            for (int i = 0; i < cells.size(); i++) {
                Cell cell = cells.get(i);
                int x = GAP + i % columns * (width + GAP);
                int y = HEADER + i / columns * (height + CAPTION + GAP) + height;
                g.setFont(time);
                g.setColor(PALE);
                g.drawString("%d   %d:%05.2f".formatted(i + 1, (int) (cell.start() / 60), cell.start() % 60), x,
                        y + 18);
                g.setFont(words);
                g.setColor(DIM);
                g.drawString(clip(g.getFontMetrics(), cell.words(), width), x, y + 37);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The contact sheet has no captions, because this machine offers Java no font ({}). "
                    + "Installing fontconfig and any font mends it.", e.toString());
        }
    }

    private static String clip(FontMetrics metrics, String text, int width) {
        String line = text.replace('\n', ' ').strip();
        if (metrics.stringWidth(line) <= width) {
            return line;
        }
        int end = line.length();
        while (end > 0 && metrics.stringWidth(line.substring(0, end) + "…") > width) {
            end = line.offsetByCodePoints(end, -1);
        }
        return line.substring(0, end).strip() + "…";
    }

    private static BufferedImage image(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[picture.width() * picture.height()];
        byte[] rgb = picture.rgb();
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = (rgb[3 * p] & 0xff) << 16 | (rgb[3 * p + 1] & 0xff) << 8 | (rgb[3 * p + 2] & 0xff);
        }
        image.setRGB(0, 0, picture.width(), picture.height(), pixels, 0, picture.width());
        return image;
    }

    private static Picture picture(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        byte[] rgb = new byte[3 * pixels.length];
        for (int p = 0; p < pixels.length; p++) {
            rgb[3 * p] = (byte) (pixels[p] >> 16);
            rgb[3 * p + 1] = (byte) (pixels[p] >> 8);
            rgb[3 * p + 2] = (byte) pixels[p];
        }
        return new Picture(image.getWidth(), image.getHeight(), rgb);
    }
}
