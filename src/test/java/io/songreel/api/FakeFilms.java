package io.songreel.api;

import io.songreel.audio.MusicFacts;
import io.songreel.job.Job;
import io.songreel.job.Jobs;
import io.songreel.lyrics.Alignment;
import io.songreel.lyrics.LyricSheet;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import io.songreel.musicvideo.AnalysisView;
import io.songreel.musicvideo.CutReport;
import io.songreel.musicvideo.FilmEdit;
import io.songreel.musicvideo.FilmEstimate;
import io.songreel.musicvideo.FilmView;
import io.songreel.musicvideo.SceneEdit;
import io.songreel.musicvideo.Take;
import io.songreel.musicvideo.UserOptions;
import io.songreel.musicvideo.exchange.BeatMarks;
import io.songreel.musicvideo.exchange.FilmExport;
import io.songreel.musicvideo.exchange.Timeline;
import io.songreel.storage.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Films of two scenes that nobody renders; objects named by {@code film} if a test puts them there. */
final class FakeFilms implements Films {
    static final List<Word> WORDS = List.of(new Word("Hello", 1.0, 1.4, 1, Word.Source.UPLOADED),
            new Word("world", 1.5, 2.0, 1, Word.Source.UPLOADED));
    static final MusicFacts NOISE = new MusicFacts(null, 0.1, null, List.of(), List.of(), null, 0, List.of());
    private final FakeJobs jobs;
    private final Map<UUID, UserOptions> options = new ConcurrentHashMap<>();
    private final Map<UUID, Map<Integer, SceneEdit>> edits = new ConcurrentHashMap<>();
    final AtomicInteger views = new AtomicInteger();
    volatile @Nullable ObjectKey film;
    /** Noise, until a test plays something else. */
    volatile MusicFacts music = NOISE;
    volatile @Nullable CutReport cuts;
    volatile @Nullable Alignment alignment;

    FakeFilms(FakeJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public UUID submit(@Nullable String title, UUID song, UUID picture, UserOptions wishes, @Nullable String key) {
        UUID id = jobs.submit(new Jobs.NewJob("music_video", title, song + " " + picture + " " + wishes), key);
        options.put(id, wishes);
        return id;
    }

    @Override
    public FilmEstimate estimate(UUID song, UUID picture, UserOptions wishes) {
        return new FilmEstimate(2, 200, "still", "rules", "none", null);
    }

    @Override
    public void run(UUID job) {
        jobs.run(job);
    }

    @Override
    public List<Take> takes(UUID job, int scene) {
        ObjectKey clip = film;
        return clip == null
                ? List.of()
                : List.of(
                        new Take("abc", true, FakeJobs.THEN, "a street", "slow push in", "drift", "text", 7, 100, clip,
                                clip));
    }

    @Override
    public boolean keep(UUID job, int scene, String take) {
        return takes(job, scene).stream().anyMatch(known -> known.take().equals(take));
    }

    @Override
    public void edit(UUID job, FilmEdit edit) {
        String title = edit.title();
        jobs.edit(job, old -> new Jobs.NewJob(old.kind(), title == null ? old.title() : title, old.input()));
        edit.scenes()
                .forEach(change -> edits.computeIfAbsent(job, id -> new ConcurrentHashMap<>()).put(change.i(), change));
    }

    @Override
    public Optional<FilmView> view(UUID id) {
        views.incrementAndGet();
        return jobs.find(id).filter(job -> options.containsKey(id)).map(this::view);
    }

    private FilmView view(Job job) {
        List<FilmView.SceneView> scenes = List.of(scene(job.id(), 0), scene(job.id(), 1));
        UserOptions wishes = Objects.requireNonNull(options.get(job.id()));
        return new FilmView(job, new ObjectKey("uploads/song.mp3"), new ObjectKey("uploads/picture.png"), wishes, 7,
                8.0, film, film, film, null, film,
                new FilmView.Look("calm", "film grain", List.of("#102030"), List.of("rain"), List.of(), null),
                new Transcript(Transcript.Origin.UPLOADED, "Hello world", WORDS, "en"), "rules", "still",
                List.of(new FilmView.SegmentView(0, 0, 4, "Hello world", 0.4, "verse", 0),
                        new FilmView.SegmentView(1, 4, 8, "", 0.6, null, null)),
                scenes, null, null, null);
    }

    private FilmView.SceneView scene(UUID job, int i) {
        SceneEdit edit = edits.getOrDefault(job, Map.of()).get(i);
        return new FilmView.SceneView(i, i * 4.0, i * 4.0 + 4, 100,
                edit == null || edit.prompt() == null ? "a street" : edit.prompt(), "slow push in", "drift", "text", 7,
                edit == null ? "waiting" : "stale", "still", null, null, 0, false);
    }

    @Override
    public Optional<FilmExport> export(UUID id, BeatMarks beats) {
        List<Timeline.Mark> marks = beats == BeatMarks.NONE
                ? List.of()
                : List.of(new Timeline.Mark(Timeline.Mark.Kind.BAR, "Bar 1", 30));
        return view(id).map(view -> new FilmExport(
                new Timeline("A film", 25, 1280, 720, List.of(new Timeline.Shot("Scene 0001", "clips/0001.mp4", 0, 100),
                        new Timeline.Shot("Scene 0002", "clips/0002.mp4", 100, 100)),
                        new Timeline.Song("song.mp3", 352_800, 44_100, 2, 0, 0), marks),
                film == null ? List.of() : List.of(film, film), film == null ? new ObjectKey("song") : film,
                LyricSheet.of(Objects.requireNonNull(view.transcript()))));
    }

    @Override
    public Optional<AnalysisView> analysis(UUID job) {
        return view(job)
                .map(view -> new AnalysisView(0.1, new double[]{0.1, 0.4}, music, -11.2, WORDS, alignment, cuts));
    }
}
