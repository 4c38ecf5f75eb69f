package io.songreel.direction;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a song as its scenes see them.
 *
 * @param run
 *            per scene the number of its part, from 0
 * @param firsts
 *            per part its first scene
 * @param sings
 *            per part whether it is a chorus
 * @param choruses
 *            how many parts are a chorus
 */
record Form(List<Integer> run, List<Integer> firsts, List<Boolean> sings, int choruses) {
    static Form of(List<Segment> segments) {
        List<Integer> run = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        List<Boolean> sings = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (i == 0 || !segment.section().equals(segments.get(i - 1).section())
                    || segment.repetition() != segments.get(i - 1).repetition()) {
                firsts.add(i);
                sings.add(segment.placed() && segment.section().equals("chorus"));
            }
            run.add(firsts.size() - 1);
        }
        return new Form(List.copyOf(run), List.copyOf(firsts), List.copyOf(sings),
                (int) sings.stream().filter(chorus -> chorus).count());
    }

    /** How much more of {@code energy}, per scene, the choruses have than the rest; 0 without either. */
    double lead(double[] energy) {
        double[] sums = new double[2];
        int[] counts = new int[2];
        for (int i = 0; i < energy.length; i++) {
            int kind = sings.get(run.get(i)) ? 1 : 0;
            sums[kind] += energy[i];
            counts[kind]++;
        }
        return counts[0] == 0 || counts[1] == 0 ? 0 : sums[1] / counts[1] - sums[0] / counts[0];
    }

    /** Whether there are parts to tell a story by. */
    boolean known() {
        return firsts.size() > 2;
    }

    /** Whether a part starts with this scene. */
    boolean starts(int scene) {
        return firsts.get(run.get(scene)) == scene;
    }

    int first(int scene) {
        return firsts.get(run.get(scene));
    }
}
