package io.songreel.bench;

import io.songreel.media.Picture;
import io.songreel.media.Yuv420;
import io.songreel.render.ClipRequest;
import io.songreel.render.Pictures;
import io.songreel.render.Requests;
import io.songreel.render.StillMotionRenderer;
import io.songreel.render.Watch;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * For eyes: writes contact sheets of the still-motion renderer. {@code StillLook OUT [PICTURE] [WIDTH HEIGHT]}: per
 * camera a row of five frames and the difference of two neighbours, eight times enlarged.
 */
public final class StillLook {
    private static final String[] CAMERAS = {"static shot", "slow push in", "slow pull out", "pan left", "pan right",
        "tilt up", "tilt down", "slow orbit", "fast push in", "handheld drift"};

    private StillLook() {
    }

    public static void main(String[] args) throws IOException {
        File out = new File(args[0]);
        if (!out.isDirectory() && !out.mkdirs()) {
            throw new IOException("no folder to write to");
        }
        int width = args.length > 3 ? Integer.parseInt(args[2]) : 1280;
        int height = args.length > 3 ? Integer.parseInt(args[3]) : 720;
        List<Picture> pictures = new ArrayList<>();
        if (args.length > 1 && !"-".equals(args[1])) {
            pictures.add(read(new File(args[1])));
        } else {
            pictures.add(Pictures.dusk(1920, 1280));
            pictures.add(Pictures.neon(2400, 1600));
            pictures.add(Pictures.flower(1600, 1600));
            pictures.add(Pictures.city(3000, 1700));
        }
        String[][] palettes = {{"#0d1633", "#8a5a6b", "#e98a5b", "#fff3d8"},
            {"#05060d", "#1a0b2e", "#ff3d8b", "#39e5ff"},
            {"#23402b", "#7a1140", "#d6336c", "#ffd0dc"}, {"#27303f", "#8fa3bd", "#5fa8e0", "#fdf0dc"}};
        for (int k = 0; k < pictures.size(); k++) {
            sheet(pictures.get(k), palettes[k % 4], width, height, new File(out, "sheet" + k + ".png"), out, k);
        }
    }

    private static void sheet(Picture picture, String[] palette, int width, int height, File file, File folder, int k)
            throws IOException {
        StillMotionRenderer renderer = new StillMotionRenderer();
        int small = 340;
        int tall = small * height / width;
        BufferedImage sheet = new BufferedImage(6 * small, CAMERAS.length * tall, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int frames = 100;
        for (int c = 0; c < CAMERAS.length; c++) {
            ClipRequest request = Requests.scene(width, height, frames).energy(beats(frames, c / 9f))
                    .camera(CAMERAS[c], "").at(c, 100L * c, 1000).look(0.5, palette).seed(c + 11L * k).request();
            List<Yuv420> kept = new ArrayList<>();
            int[] n = {0};
            renderer.render(request, picture, frame -> {
                if (n[0] % 24 == 2 || n[0] == 51) {
                    kept.add(new Yuv420(frame.width(), frame.height(), frame.y().clone(), frame.u().clone(),
                            frame.v().clone()));
                }
                n[0]++;
            }, Watch.nobody());
            Yuv420 before = kept.get(2);
            Yuv420 after = kept.remove(3);
            for (int i = 0; i < 5; i++) {
                pen.drawImage(image(kept.get(i)), i * small, c * tall, small, tall, null);
            }
            pen.drawImage(difference(before, after), 5 * small, c * tall, small, tall, null);
            if (c % 3 == 1) {
                ImageIO.write(image(kept.get(2)), "png", new File(folder, "frame" + k + "-" + c + ".png"));
                ImageIO.write(difference(before, after), "png", new File(folder, "diff" + k + "-" + c + ".png"));
            }
        }
        pen.dispose();
        ImageIO.write(sheet, "png", file);
    }

    private static float[] beats(int frames, float loudness) {
        float[] energy = new float[frames];
        for (int n = 0; n < frames; n++) {
            energy[n] = Math.min(1, loudness * (0.55f + 0.6f * (float) Math.exp(-(n % 12) / 4.0)));
        }
        return energy;
    }

    private static Picture read(File file) throws IOException {
        BufferedImage image = ImageIO.read(file);
        byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
        for (int i = 0; i < rgb.length / 3; i++) {
            int packed = image.getRGB(i % image.getWidth(), i / image.getWidth());
            rgb[3 * i] = (byte) (packed >> 16);
            rgb[3 * i + 1] = (byte) (packed >> 8);
            rgb[3 * i + 2] = (byte) packed;
        }
        return new Picture(image.getWidth(), image.getHeight(), rgb);
    }

    private static BufferedImage image(Yuv420 frame) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                int half = y / 2 * (frame.width() / 2) + x / 2;
                double luma = ((frame.y()[y * frame.width() + x] & 255) - 16) / 219.0;
                double u = ((frame.u()[half] & 255) - 128) / 224.0;
                double v = ((frame.v()[half] & 255) - 128) / 224.0;
                image.setRGB(x, y, channel(luma + 1.5748 * v) << 16 | channel(luma - 0.1873 * u - 0.4681 * v) << 8
                        | channel(luma + 1.8556 * u));
            }
        }
        return image;
    }

    private static BufferedImage difference(Yuv420 before, Yuv420 after) {
        BufferedImage image = new BufferedImage(before.width(), before.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < before.y().length; i++) {
            int grey = Math.clamp(128 + 8 * ((after.y()[i] & 255) - (before.y()[i] & 255)), 0, 255);
            image.setRGB(i % before.width(), i / before.width(), grey * 0x010101);
        }
        return image;
    }

    private static int channel(double value) {
        return (int) Math.round(255 * Math.clamp(value, 0, 1));
    }
}
