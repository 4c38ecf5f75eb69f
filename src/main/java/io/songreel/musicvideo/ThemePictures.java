package io.songreel.musicvideo;

import io.songreel.media.MediaRefused;
import io.songreel.media.Picture;
import io.songreel.media.Pictures;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The theme pictures of the films being rendered, decoded once: a film's scenes all start from the same one. */
final class ThemePictures {
    private static final int KEPT = 2;

    private final ObjectStore store;
    private final Map<String, Picture> recent = new LinkedHashMap<>(KEPT, 0.75f, true);

    ThemePictures(ObjectStore store) {
        this.store = store;
    }

    synchronized Picture read(String pngKey, String sha256) throws IOException, MediaRefused {
        Picture known = recent.get(sha256);
        if (known != null) {
            return known;
        }
        try (ObjectStore.LocalCopy png = store.localCopy(new ObjectKey(pngKey))) {
            Picture picture = Pictures.read(png.path());
            recent.put(sha256, picture);
            if (recent.size() > KEPT) {
                recent.remove(recent.keySet().iterator().next());
            }
            return picture;
        }
    }
}
