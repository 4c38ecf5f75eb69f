package io.songreel.render;

import io.songreel.media.Picture;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All scenes of a film share one picture: what is known of it is kept while there is memory to spare. */
final class LatestTheme {
    private volatile SoftReference<@Nullable Theme> latest = new SoftReference<>(null);

    Theme of(Picture picture) {
        Theme theme = find(picture);
        if (theme == null) {
            theme = Theme.of(picture);
            keep(theme);
        }
        return theme;
    }

    @Nullable
    Theme find(Picture picture) {
        Theme theme = latest.get();
        return theme != null && same(theme.picture(), picture) ? theme : null;
    }

    void keep(Theme theme) {
        latest = new SoftReference<>(theme);
    }

    private static boolean same(Picture one, Picture other) {
        return one.width() == other.width() && one.height() == other.height() && Arrays.equals(one.rgb(), other.rgb());
    }
}
