package io.songreel.musicvideo;

import io.songreel.direction.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a song into segments that tile it without gap or overlap, every cut on a frame. Deterministic: the same request
 * gives the same cuts.
 */
public final class Segmenter {
    private Segmenter() {
    }

    public static CutList segment(SegmentRequest request) {
        Segmentation strategy = strategy(request);
        int frames = Math.toIntExact(FrameLedger.frames(request.fps(), request.samples(), request.sampleRate()));
        long[] cuts = strategy == Segmentation.WORDS ? byWords(request, frames) : fixed(request, frames);
        List<Long> starts = Arrays.stream(cuts)
                .map(cut -> FrameLedger.sampleAt(request.fps(), request.sampleRate(), cut)).boxed().toList();
        FrameLedger ledger = new FrameLedger(request.fps(), request.samples(), request.sampleRate(), starts);
        return new CutList(strategy, segments(request, ledger), ledger);
    }

    /** Words are a strategy only for a song that has them with their times. */
    private static Segmentation strategy(SegmentRequest request) {
        boolean timed = !request.transcript().words().isEmpty();
        return timed && request.segmentation() != Segmentation.FIXED ? Segmentation.WORDS : Segmentation.FIXED;
    }

    private static long[] fixed(SegmentRequest request, int frames) {
        return request.numScenes().isPresent()
                ? FixedCuts.count(request.numScenes().getAsInt(), frames)
                : FixedCuts.every(request.targetSeconds(), request.fps(), request.samples(), request.sampleRate());
    }

    private static long[] byWords(SegmentRequest request, int frames) {
        WordCuts cuts = new WordCuts(CutCosts.of(request.transcript(), frames, request.fps()));
        return request.numScenes().isPresent()
                ? cuts.count(request.numScenes().getAsInt())
                : cuts.near(Math.max(1, request.targetSeconds() * request.fps()));
    }

    private static List<Segment> segments(SegmentRequest request, FrameLedger ledger) {
        LyricSnippets lyrics = new LyricSnippets(request.transcript(), ledger.endSeconds(ledger.scenes() - 1));
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < ledger.scenes(); i++) {
            double start = ledger.startSeconds(i);
            double end = ledger.endSeconds(i);
            segments.add(new Segment(i, start, end, lyrics.between(start, end), request.energy().mean(start, end)));
        }
        return segments;
    }
}
