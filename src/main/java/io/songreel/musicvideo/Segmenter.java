package io.songreel.musicvideo;

import io.songreel.audio.MusicFacts;
import io.songreel.audio.SongSection;
import io.songreel.direction.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a song into segments that tile it without gap or overlap, every cut on a frame. Deterministic: the same request
 * gives the same cuts.
 */
public final class Segmenter {
    /** A beat wins over a word that is sung across it, so a word costs less than leaving the beat. */
    private static final double WORD_ON_BEAT = 2.5;
    /** Among beats, one between two lines is worth a scene twice too long, and the run over a section's border. */
    private static final double LINE_ON_BEAT = 4;
    /** How much the music counts where words lead. */
    private static final double MUSIC_UNDER_WORDS = 0.05;

    private Segmenter() {
    }

    public static CutList segment(SegmentRequest request) {
        Segmentation strategy = strategy(request);
        int frames = Math.toIntExact(FrameLedger.frames(request.fps(), request.samples(), request.sampleRate()));
        long[] cuts = strategy == Segmentation.FIXED ? fixed(request, frames) : planned(request, strategy, frames);
        List<Long> starts = Arrays.stream(cuts)
                .map(cut -> FrameLedger.sampleAt(request.fps(), request.sampleRate(), cut)).boxed().toList();
        FrameLedger ledger = new FrameLedger(request.fps(), request.samples(), request.sampleRate(), starts);
        return new CutList(strategy, segments(request, ledger), ledger);
    }

    /**
     * The same cuts but for some borders. A border that would leave a scene without a frame is not moved.
     *
     * @param borders
     *            first frame of a scene, by its number
     */
    public static CutList moved(CutList cut, Map<Integer, Long> borders, SegmentRequest request) {
        FrameLedger old = cut.ledger();
        long[] cuts = new long[old.scenes() + 1];
        for (int k = 0; k <= old.scenes(); k++) {
            cuts[k] = old.cut(k);
        }
        List<Long> starts = new ArrayList<>(old.starts());
        borders.forEach((k, frame) -> {
            if (k > 0 && k < old.scenes() && frame > cuts[k - 1] && frame < cuts[k + 1]) {
                cuts[k] = frame;
                starts.set(k, FrameLedger.sampleAt(old.fps(), old.sampleRate(), frame));
            }
        });
        FrameLedger ledger = new FrameLedger(old.fps(), old.samples(), old.sampleRate(), starts);
        return new CutList(cut.strategy(), segments(request, ledger), ledger);
    }

    /** What this song has to cut on: never words or music that are not there. */
    private static Segmentation strategy(SegmentRequest request) {
        boolean timed = !request.transcript().words().isEmpty();
        MusicFacts music = request.music();
        if (request.segmentation() == Segmentation.FIXED) {
            return Segmentation.FIXED;
        }
        if (timed && request.segmentation() == Segmentation.WORDS) {
            return Segmentation.WORDS;
        }
        if (!music.beats().isEmpty() || music.sections().size() > 1) {
            return Segmentation.SECTIONS;
        }
        if (timed) {
            return Segmentation.WORDS;
        }
        return music.onsets().isEmpty() && !MusicPrices.rises(request.energy())
                ? Segmentation.FIXED
                : Segmentation.SECTIONS;
    }

    private static long[] fixed(SegmentRequest request, int frames) {
        return request.numScenes().isPresent()
                ? FixedCuts.count(request.numScenes().getAsInt(), frames)
                : FixedCuts.every(request.windowSeconds(), request.fps(), request.samples(), request.sampleRate());
    }

    private static long[] planned(SegmentRequest request, Segmentation strategy, int frames) {
        CutPlanner planner = planner(request, strategy, frames);
        return request.numScenes().isPresent()
                ? planner.count(request.numScenes().getAsInt())
                : planner.near(request.targetFrames());
    }

    /** The planner with the prices of a strategy. */
    static CutPlanner planner(SegmentRequest request, Segmentation strategy, int frames) {
        double late = strategy == Segmentation.WORDS ? 0 : CutCosts.LATE_SECONDS;
        double[] price = CutCosts.of(request.transcript(), frames, request.fps(), late);
        double[] music = MusicPrices.of(request, frames);
        for (int frame = 0; frame <= frames; frame++) {
            price[frame] = strategy == Segmentation.WORDS
                    ? price[frame] + MUSIC_UNDER_WORDS * music[frame]
                    : Math.min(LINE_ON_BEAT * price[frame], WORD_ON_BEAT) + music[frame];
        }
        return new CutPlanner(price, pace(request, frames), MusicPrices.borders(request, frames));
    }

    private static double[] pace(SegmentRequest request, int frames) {
        double[] pace = new double[frames + 1];
        for (SongSection section : request.music().sections()) {
            int from = Math.clamp(Math.round(section.start() * request.fps()), 0, frames);
            int to = Math.clamp(Math.round(section.end() * request.fps()), from, frames);
            Arrays.fill(pace, from, to, Math.log(lengthFactor(section.label())));
        }
        return pace;
    }

    private static double lengthFactor(SongSection.Label label) {
        return switch (label) {
            case CHORUS -> 0.75;
            case VERSE, BRIDGE, INSTRUMENTAL -> 1;
            case INTRO, OUTRO -> 1.25;
        };
    }

    private static List<Segment> segments(SegmentRequest request, FrameLedger ledger) {
        LyricSnippets lyrics = new LyricSnippets(request.transcript(), ledger.endSeconds(ledger.scenes() - 1));
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < ledger.scenes(); i++) {
            double start = ledger.startSeconds(i);
            double end = ledger.endSeconds(i);
            Optional<SongSection> section = mostOf(request.music().sections(), start, end);
            segments.add(new Segment(i, start, end, lyrics.between(start, end), request.energy().mean(start, end),
                    section.map(part -> part.label().name().toLowerCase(Locale.ROOT)).orElse(""),
                    section.map(SongSection::repetition).orElse(Segment.NO_REPETITION)));
        }
        return segments;
    }

    /** The section that a window shares most with; the earlier of equals. */
    private static Optional<SongSection> mostOf(List<SongSection> sections, double start, double end) {
        SongSection most = null;
        double longest = 0;
        for (SongSection section : sections) {
            double shared = Math.min(end, section.end()) - Math.max(start, section.start());
            if (shared > longest) {
                most = section;
                longest = shared;
            }
        }
        return Optional.ofNullable(most);
    }
}
