package io.songreel.musicvideo;

import io.songreel.job.InvalidOptions.Problem;
import io.songreel.lyrics.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** An owner's changes of a film, held against the film as it stands. */
final class FilmEdits {
    private static final double SNAP_S = 0.25;
    private static final double SHORTEST_S = 0.5;
    private static final int LONGEST_S = 20;

    private final FilmBuild build;
    private final FilmEdit edit;
    private final TreeMap<Integer, Long> borders = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    FilmEdits(FilmBuild build, FilmEdit edit) {
        this.build = build;
        this.edit = edit;
        if (!build.cut.there() && !edit.borders().isEmpty()) {
            problems.add(new Problem("borders", "can be moved once the song is cut into scenes"));
        } else if (!edit.borders().isEmpty()) {
            place(build.cut.get().ledger());
        }
    }

    /** What cannot be done; nothing is changed then. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    FilmOrder applied(FilmOrder order) {
        TreeMap<Integer, SceneEdit> scenes = new TreeMap<>(order.edits());
        for (SceneEdit scene : edit.scenes()) {
            scenes.merge(scene.i(), scene, SceneEdit::and);
            if (scene.isLocked()) {
                scenes.compute(scene.i(), (i, known) -> locked(i, known == null ? scene : known));
            }
        }
        return order.with(scenes, order.changes().with(borders, edit.direction()));
    }

    /** A locked scene says all of its words itself: what the director says later no longer reaches it. */
    private SceneEdit locked(int i, SceneEdit known) {
        return build.scenes.stream().filter(scene -> scene.i() == i).findFirst()
                .map(scene -> scene.words().pinned(true, known.take()).and(known)).orElse(known);
    }

    private void place(FrameLedger ledger) {
        long[] cuts = new long[ledger.scenes() + 1];
        for (int k = 0; k < cuts.length; k++) {
            cuts[k] = ledger.cut(k);
        }
        for (int n = 0; n < edit.borders().size(); n++) {
            BorderMove move = edit.borders().get(n);
            if (move.i() < 1 || move.i() >= ledger.scenes()) {
                problems.add(new Problem("borders[" + n + "].i",
                        "must be the number of a scene that has one before it, 1 to " + (ledger.scenes() - 1)));
                continue;
            }
            long frame = Math.round((move.snap() ? snapped(move.startS()) : move.startS()) * ledger.fps());
            cuts[move.i()] = frame;
            borders.put(move.i(), frame);
        }
        for (int n = 0; n < edit.borders().size(); n++) {
            int i = edit.borders().get(n).i();
            if (borders.containsKey(i)
                    && !(fits(cuts[i] - cuts[i - 1], ledger.frames(i - 1), ledger.fps())
                            && fits(cuts[i + 1] - cuts[i], ledger.frames(i), ledger.fps()))) {
                problems.add(new Problem("borders[" + n + "].start_s",
                        "would make a scene shorter than 0.5 s or longer than 20 s; move it less"));
            }
        }
    }

    /** A scene that is too short or too long already may come nearer to what is allowed. */
    private static boolean fits(long frames, long before, int fps) {
        return frames >= Math.min((long) Math.ceil(SHORTEST_S * fps), before)
                && frames <= Math.max((long) LONGEST_S * fps, before);
    }

    private double snapped(double seconds) {
        DoubleStream words = build.transcript.get().words().stream().mapToDouble(Word::start);
        Stream<Double> marks = Stream.concat(build.analysis.get().music().beats().stream(), words.boxed());
        return marks.filter(mark -> Math.abs(mark - seconds) <= SNAP_S)
                .min((a, b) -> Double.compare(Math.abs(a - seconds), Math.abs(b - seconds))).orElse(seconds);
    }
}
