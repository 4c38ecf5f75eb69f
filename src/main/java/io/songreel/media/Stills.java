package io.songreel.media;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Single frames of a clip or film that we wrote, for thumbnails, poster and contact sheet. Safe for many threads. */
@Singleton
public final class Stills {
    /**
     * Exactly that frame, decoded, BT.709 limited range turned to full-range RGB.
     *
     * @param frameIndex
     *            from 0
     * @throws IndexOutOfBoundsException
     *             when the video has no such frame
     */
    public Picture at(Path video, long frameIndex) throws IOException {
        try (StillReader reader = new StillReader(video)) {
            return reader.at(frameIndex);
        }
    }

    /**
     * Several frames of one file; it is read at most once, and only near the frames asked for.
     *
     * @return in the order of {@code frameIndices}
     */
    public List<Picture> at(Path video, long... frameIndices) throws IOException {
        Map<Long, Picture> found = new TreeMap<>();
        long[] ascending = frameIndices.clone();
        Arrays.sort(ascending);
        try (StillReader reader = new StillReader(video)) {
            for (long index : ascending) {
                if (!found.containsKey(index)) {
                    found.put(index, reader.at(index));
                }
            }
        }
        List<Picture> ordered = new ArrayList<>();
        for (long index : frameIndices) {
            ordered.add(found.get(index));
        }
        return ordered;
    }
}
