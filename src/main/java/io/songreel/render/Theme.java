package io.songreel.render;

import io.songreel.media.Picture;

/** All that is known of a theme picture before a scene is chosen. */
record Theme(Picture picture, ThemePlanes planes, Interest interest, Depth depth, Tones tones) {
    static Theme of(Picture picture) {
        ThemePlanes planes = ThemePlanes.of(picture);
        Interest interest = Interest.of(planes);
        return new Theme(picture, planes, interest, Depth.of(interest), Tones.of(planes));
    }

    /** The same with a better idea of depth. */
    Theme with(Depth better) {
        return new Theme(picture, planes, interest, better, tones);
    }

    /** Where the picture's luma lies, 0 to 1: the darkest and brightest half percent left out, and the median. */
    record Tones(double black, double median, double white) {
        static Tones of(ThemePlanes planes) {
            byte[] y = planes.atMost(Math.max(planes.width(), planes.height()) / 400.0).y();
            int[] counts = new int[256];
            for (byte value : y) {
                counts[value & 255]++;
            }
            return new Tones(quantile(counts, y.length, 0.005), quantile(counts, y.length, 0.5),
                    quantile(counts, y.length, 0.995));
        }

        private static double quantile(int[] counts, int total, double share) {
            long seen = 0;
            for (int value = 0; value < 255; value++) {
                seen += counts[value];
                if (seen > share * total) {
                    return value / 255.0;
                }
            }
            return 1;
        }
    }
}
