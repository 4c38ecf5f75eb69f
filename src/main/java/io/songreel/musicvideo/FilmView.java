package io.songreel.musicvideo;

import io.songreel.job.Job;
import io.songreel.lyrics.Transcript;
import io.songreel.media.TimingProof;
import io.songreel.storage.ObjectKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A music video as it stands, for whoever shows it. Objects are named by key; the API signs them.
 *
 * @param finalVideo
 *            the newest finished film; stays visible while an edited one is made
 * @param song
 *            as it was uploaded
 * @param picture
 *            the theme picture, as PNG
 * @param subtitles
 *            WebVTT; null where no word has a time
 * @param direction
 *            null until directed
 */
public record FilmView(Job job, ObjectKey song, ObjectKey picture, UserOptions options, long seed, double durationS,
        @Nullable ObjectKey finalVideo,
        @Nullable ObjectKey poster, @Nullable ObjectKey contactSheet, @Nullable ObjectKey manifest,
        @Nullable ObjectKey subtitles,
        @Nullable Look direction, @Nullable Transcript transcript, String director, String renderer,
        List<SegmentView> segments, List<SceneView> scenes, @Nullable TimingProof timingProof,
        @Nullable Double etaS, @Nullable Integer queuePosition) {
    public FilmView {
        segments = List.copyOf(segments);
        scenes = List.copyOf(scenes);
    }

    /**
     * The direction's words.
     *
     * @param record
     *            what was sent out of this process to get them, and what came back; null where nothing was
     */
    public record Look(String globalMood, String globalStyle, List<String> palette, List<String> motifs,
            List<String> doNotInclude, @Nullable ObjectKey record) {}

    /**
     * A window of the song.
     *
     * @param section
     *            the part of the song it mostly lies in, for example {@code chorus}; null where unknown
     * @param repetition
     *            segments of one number lie in the same music, heard again; null where unknown
     */
    public record SegmentView(int i, double startS, double endS, String lyricSnippet, double energyHint,
            @Nullable String section, @Nullable Integer repetition) {}

    /**
     * A scene with its effective words: the director's, with the owner's edits on top.
     *
     * @param clip
     *            while the scene is stale, the one before
     * @param locked
     *            keeps its words when the direction changes
     * @param status
     *            {@code waiting}, {@code running}, {@code done}, {@code failed}, {@code stale}
     */
    public record SceneView(int i, double startS, double endS, int frames, String prompt, String camera, String motion,
            String negativePrompt, long seed, String status, String renderer, @Nullable ObjectKey clip,
            @Nullable ObjectKey thumbnail, int attempts, boolean locked) {}
}
