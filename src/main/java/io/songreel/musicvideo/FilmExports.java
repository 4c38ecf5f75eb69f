package io.songreel.musicvideo;

import io.songreel.audio.MusicFacts;
import io.songreel.job.Job;
import io.songreel.lyrics.LyricSheet;
import io.songreel.lyrics.Transcript;
import io.songreel.media.Chapter;
import io.songreel.media.SongFacts;
import io.songreel.musicvideo.exchange.BeatMarks;
import io.songreel.musicvideo.exchange.FilmExport;
import io.songreel.musicvideo.exchange.Marks;
import io.songreel.musicvideo.exchange.Timeline;
import io.songreel.storage.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/** A build as editors take it away; needs the cut, not the clips. */
final class FilmExports {
    private FilmExports() {
    }

    static FilmExport of(Job job, FilmBuild build, BeatMarks beats) {
        CutList cut = build.cut.get();
        FilmOrder order = build.order;
        FrameLedger ledger = cut.ledger();
        SongFacts facts = order.song().upload().facts();
        UserOptions options = order.options();
        int[] size = options.renderSize();
        List<Timeline.Shot> shots = new ArrayList<>();
        for (int i = 0; i < ledger.scenes(); i++) {
            String number = "%04d".formatted(i + 1);
            shots.add(new Timeline.Shot("Scene " + number, "clips/" + number + ".mp4", ledger.cut(i),
                    ledger.frames(i)));
        }
        String title = job.title() == null ? "Songreel film" : job.title();
        Timeline timeline = new Timeline(title, ledger.fps(), size[0], size[1], shots,
                new Timeline.Song("song." + facts.format().extension(), facts.samples(), facts.sampleRate(),
                        facts.channels(), options.fadeInS(), options.fadeOutS()),
                marks(ledger, build.analysis.get().music(), beats));
        return new FilmExport(timeline, clips(build), new ObjectKey(order.song().key()),
                LyricSheet.of(build.transcript.there() ? build.transcript.get() : Transcript.none()));
    }

    private static List<Timeline.Mark> marks(FrameLedger ledger, MusicFacts music, BeatMarks beats) {
        List<Marks.Section> sections = Chapters.of(music.sections()).stream()
                .map((Chapter chapter) -> new Marks.Section(chapter.title(), chapter.startSeconds())).toList();
        return new Marks(seconds -> Math.round(seconds * ledger.fps()), ledger.totalFrames()).of(sections,
                music.beats(), music.downbeats(), beats);
    }

    private static List<ObjectKey> clips(FilmBuild build) {
        return !build.scenes.isEmpty() && build.scenes.stream().allMatch(scene -> scene.clip().there())
                ? build.scenes.stream().map(scene -> new ObjectKey(scene.clip().get().key())).toList()
                : List.of();
    }
}
