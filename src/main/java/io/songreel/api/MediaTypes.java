package io.songreel.api;

import io.songreel.storage.Asset;
import io.songreel.storage.Assets;
import io.songreel.storage.ObjectKey;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * The Content-Type of a stored object: what our own look at an upload found, else what the extension that we gave the
 * object says. Nothing that a browser would run is in the table; what is not in it is a download.
 */
@Singleton
final class MediaTypes {
    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(Map.entry("mp4", "video/mp4"),
            Map.entry("m4a", "audio/mp4"), Map.entry("aac", "audio/aac"), Map.entry("mp3", "audio/mpeg"),
            Map.entry("wav", "audio/wav"), Map.entry("flac", "audio/flac"), Map.entry("ogg", "audio/ogg"),
            Map.entry("png", "image/png"), Map.entry("jpg", "image/jpeg"), Map.entry("webp", "image/webp"),
            Map.entry("json", "application/json"), Map.entry("srt", "application/x-subrip"),
            Map.entry("vtt", "text/vtt; charset=utf-8"), Map.entry("lrc", "text/plain; charset=utf-8"),
            Map.entry("ass", "text/plain; charset=utf-8"), Map.entry("txt", "text/plain; charset=utf-8"));

    private final Assets assets;

    MediaTypes(Assets assets) {
        this.assets = assets;
    }

    String of(ObjectKey key) {
        String name = key.value();
        String extension = name.substring(name.lastIndexOf('/') + 1);
        return assets.findByKey(key).map(Asset::mediaType).orElseGet(
                () -> BY_EXTENSION.getOrDefault(extension.substring(extension.lastIndexOf('.') + 1), UNKNOWN));
    }
}
