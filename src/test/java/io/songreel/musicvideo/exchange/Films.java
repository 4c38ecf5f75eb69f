package io.songreel.musicvideo.exchange;

import io.songreel.musicvideo.FrameLedger;
import io.songreel.musicvideo.exchange.Timeline.Mark;
import io.songreel.musicvideo.exchange.Timeline.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Timelines to write. */
final class Films {
    private Films() {
    }

    /** Some film of that many scenes, cut anywhere, at one of the rates, with marks here and there. */
    static Timeline random(long seed) {
        Random random = new Random(seed);
        int fps = new int[]{24, 25, 30}[random.nextInt(3)];
        int rate = new int[]{22_050, 44_100, 48_000, 96_000}[random.nextInt(4)];
        List<Long> starts = new ArrayList<>(List.of(0L));
        long samples = (long) rate / 2 + random.nextInt(rate);
        for (int scenes = random.nextInt(40); scenes > 0; scenes--) {
            starts.add(samples);
            samples += rate / 2 + random.nextInt(4 * rate);
        }
        FrameLedger ledger = new FrameLedger(fps, samples, rate, starts);
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < ledger.scenes(); i++) {
            shots.add(new Shot("Scene " + i, "clips/%04d.mp4".formatted(i + 1), ledger.cut(i), ledger.frames(i)));
        }
        List<Mark> marks = new ArrayList<>();
        for (long frame = random.nextInt(20); frame < ledger.totalFrames(); frame += 1 + random.nextInt(30)) {
            Mark.Kind kind = List.of(Mark.Kind.values()).get(random.nextInt(3));
            marks.add(new Mark(kind, kind + " <&\"" + frame + "'>", frame));
        }
        return new Timeline("A \"film\" & <more>\u0000 of Größe", fps, 1280, 720, shots,
                new Timeline.Song("song.mp3", samples, rate, 1 + random.nextInt(2), random.nextInt(2), 0), marks);
    }
}
