package io.songreel.media;

import io.songreel.job.NewEvent;
import io.songreel.job.News;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows rough pictures of work in progress: a small JPEG under one key that each new one replaces, and a
 * {@code preview} event that names it. The event holds the key; whoever hands it on makes a URL of it. Work never stops
 * for a preview that cannot be kept.
 *
 * @param i
 *            which scene or image, from 0
 * @param scratch
 *            a directory of the unit
 */
public record PreviewNews(ObjectStore store, News news, UUID job, int i, Path scratch) {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewNews.class);
    private static final float QUALITY = 0.75f;

    /** @param step from 1 */
    public void show(int step, int steps, Picture rough) {
        ObjectKey key = ObjectKey.of("jobs", job.toString(), "previews", "%04d.jpg".formatted(i));
        Path file = scratch.resolve("preview.jpg");
        try {
            Pictures.writeJpeg(rough, file, QUALITY);
            store.put(key, file);
        } catch (IOException e) {
            LOG.warn("A preview could not be stored; the work goes on without it", e);
            return;
        }
        news.tell(new NewEvent("preview", String.format(Locale.ROOT,
                "{\"i\":%d,\"step\":%d,\"steps\":%d,\"key\":\"%s\"}", i, step, steps, key.value())));
    }
}
