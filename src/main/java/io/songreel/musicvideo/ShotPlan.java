package io.songreel.musicvideo;

import io.songreel.direction.Returns;
import io.songreel.direction.Segment;
import io.songreel.render.Framing;
import io.songreel.render.Shot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The size and place of every shot of a film: it opens and ends wide, a cut always changes the size of what is seen,
 * loud scenes go nearer, and a chorus that comes back comes back to its shots.
 */
final class ShotPlan {
    private static final double WIDE_BELOW = 0.45;
    private static final double WHIM = 0.15;

    private ShotPlan() {
    }

    static List<Shot> of(List<Segment> segments, Returns returns, long seed) {
        Framing[] sizes = sizes(segments, returns, seed);
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            int home = returns.homes().get(i);
            shots.add(new Shot(sizes[i], home / 2, returns.takes().get(i), segments.get(home).energyHint()));
        }
        return shots;
    }

    private static Framing[] sizes(List<Segment> segments, Returns returns, long seed) {
        SplittableRandom whims = new SplittableRandom(seed);
        Framing[] sizes = new Framing[segments.size()];
        for (int i = 0; i < sizes.length; i++) {
            double wish = segments.get(i).energyHint() + whims.nextDouble(-WHIM, WHIM);
            if (i == 0 || (i == sizes.length - 1 && i > 1)) {
                sizes[i] = Framing.WIDE;
            } else if (returns.returns(i)) {
                sizes[i] = sizes[returns.homes().get(i)];
            } else if (sizes[i - 1] != Framing.MEDIUM) {
                sizes[i] = Framing.MEDIUM;
            } else {
                sizes[i] = wish < WIDE_BELOW ? Framing.WIDE : Framing.DETAIL;
            }
        }
        for (int i = 1; i < sizes.length; i++) {
            if (sizes[i] == sizes[i - 1]) {
                int changed = yielding(i, sizes.length, returns);
                sizes[changed] = otherThan(sizes[changed - 1],
                        changed + 1 < sizes.length ? sizes[changed + 1] : sizes[changed]);
            }
        }
        return sizes;
    }

    /** Of two scenes that meet at the same size the one that gives way: least gladly one that is seen again. */
    private static int yielding(int i, int scenes, Returns returns) {
        for (int j : new int[]{i, i - 1}) {
            if (j > 0 && j < scenes - 1 && !returns.returns(j) && !returns.comesBack(j)) {
                return j;
            }
        }
        return i - 1 > 0 && i == scenes - 1 && returns.returns(i - 1) ? i - 1 : i;
    }

    private static Framing otherThan(Framing before, Framing after) {
        return Arrays.stream(Framing.values()).filter(size -> size != before && size != after).findFirst()
                .orElseThrow();
    }
}
