package io.songreel.direction;

import io.songreel.media.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Measures a theme picture: colours, light, warmth. Looks at about 20,000 pixels on an even grid. */
public final class ThemeReader {
    private static final int MOST_POINTS = 20_000;
    private static final int COLOURS = 5;
    private static final int FEWEST = 3;
    /** Closer than this, two colours of a palette read as one (OKLab distance, about three just-noticeable steps). */
    private static final double SAME = 0.06;
    /** Mean warmth of a strongly tinted picture; more than this is simply 1. */
    private static final double FULL_WARMTH = 0.09;

    private ThemeReader() {
    }

    /** The same picture gives the same look on every machine. */
    public static ThemeLook look(Picture picture) {
        OkLab[] points = sample(picture);
        double lightness = 0;
        double chroma = 0;
        double warmth = 0;
        for (OkLab point : points) {
            lightness += point.l();
            chroma += point.chroma();
            warmth += 0.45 * point.a() + 0.9 * point.b(); // towards orange
        }
        int n = points.length;
        return new ThemeLook(palette(points), lightness / n, chroma / n,
                Math.clamp(warmth / n / FULL_WARMTH, -1.0, 1.0));
    }

    private static OkLab[] sample(Picture picture) {
        double area = (double) picture.width() * picture.height();
        int step = (int) Math.max(1, Math.ceil(Math.sqrt(area / MOST_POINTS)));
        List<OkLab> points = new ArrayList<>();
        for (int y = offset(picture.height(), step); y < picture.height(); y += step) {
            for (int x = offset(picture.width(), step); x < picture.width(); x += step) {
                int at = 3 * (y * picture.width() + x);
                byte[] rgb = picture.rgb();
                points.add(OkLab
                        .ofSrgb((rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff)));
            }
        }
        return points.toArray(OkLab[]::new);
    }

    private static int offset(int size, int step) {
        return Math.min(step / 2, size - 1);
    }

    private static List<String> palette(OkLab[] points) {
        List<KMeans.Cluster> largestFirst = Arrays.stream(KMeans.cluster(points, COLOURS))
                .sorted(Comparator.comparingDouble(KMeans.Cluster::share).reversed()).toList();
        List<OkLab> colours = new ArrayList<>();
        for (KMeans.Cluster cluster : largestFirst) {
            if (colours.stream().allMatch(kept -> kept.squaredDistance(cluster.centre()) > SAME * SAME)) {
                colours.add(cluster.centre());
            }
        }
        return Palettes.atLeast(FEWEST, colours);
    }
}
