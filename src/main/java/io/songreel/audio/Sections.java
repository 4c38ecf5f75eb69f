package io.songreel.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From bars to named sections that tile the song. */
final class Sections {
    /** Without bars, sound is compared in blocks of this length. */
    private static final double BLOCK_SECONDS = 2;
    /** Levels of {@code ln(1 + 1000·magnitude)} under this are silence. */
    private static final double SILENT = 0.02;

    private Sections() {
    }

    /**
     * The sections of a song.
     *
     * @param barStarts
     *            frames, rising; empty where the song has no bars
     */
    static List<SongSection> of(SongFeatures features, BlockMeans chroma, double[] barStarts) {
        if (features.frames() == 0) {
            return List.of();
        }
        boolean musical = barStarts.length > 3;
        // A song ends on a downbeat; what rings on after the last one belongs to its section.
        double[] grid = musical ? barStarts : blocks(features);
        BlockMeans timbre = new BlockMeans(features.timbre(), BarFeatures.MEL,
                features.blockSeconds() / features.frameSeconds());
        BarFeatures bars = BarFeatures.of(grid, features, chroma, timbre);
        int[] starts = Arrays.stream(bars.level()).max().orElse(0) < SILENT
                ? new int[]{0}
                : SectionBorders.find(bars.values(), musical);
        starts = musical ? Repetitions.split(bars, starts) : starts;
        int[] group = Repetitions.groups(bars, starts);
        List<SectionLabels.Guess> guesses = SectionLabels.guess(bars, starts, group);
        List<SongSection> sections = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < starts.length; i++) {
            boolean last = i == starts.length - 1;
            double to = last
                    ? features.seconds()
                    : Math.clamp(grid[starts[i + 1]] * features.frameSeconds(), from, features.seconds());
            SectionLabels.Guess guess = guesses.get(i);
            sections.add(new SongSection(from, to, guess.label(), group[i], guess.confidence()));
            from = to;
        }
        return sections;
    }

    private static double[] blocks(SongFeatures features) {
        double width = BLOCK_SECONDS / features.frameSeconds();
        int count = Math.max(1, (int) (features.frames() / width));
        double[] grid = new double[count + 1];
        for (int i = 0; i < count; i++) {
            grid[i] = i * width;
        }
        grid[count] = features.frames();
        return grid;
    }
}
