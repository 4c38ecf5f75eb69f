package io.songreel.musicvideo;

import io.songreel.direction.Segment;
import java.util.List;

/**
 * A song, cut: segments that tile it, and their frames.
 *
 * @param strategy
 *            the one that was used; never {@link Segmentation#AUTO}
 * @param segments
 *            segment i runs from {@code ledger.startSeconds(i)} to {@code ledger.endSeconds(i)}
 */
public record CutList(Segmentation strategy, List<Segment> segments, FrameLedger ledger) {
    public CutList {
        segments = List.copyOf(segments);
        if (segments.size() != ledger.scenes()) {
            throw new IllegalArgumentException("one segment per scene of the ledger");
        }
    }
}
