package io.songreel.direction;

import io.songreel.direction.StoryArc.Phase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One move per scene: energy sets how much the camera dares, the place in the story which way it goes, the style what
 * it likes. Never the same move twice in a row; a shot that comes back moves as it did; the last move undoes the first.
 */
final class CameraPlan {
    private static final Map<Band, Map<CameraMove, Double>> DARING = new EnumMap<>(Band.class);
    private static final List<List<CameraMove>> MIRRORS = List.of(List.of(CameraMove.PUSH_IN, CameraMove.PULL_OUT),
            List.of(CameraMove.TILT_DOWN, CameraMove.TILT_UP), List.of(CameraMove.PAN_RIGHT, CameraMove.PAN_LEFT));

    static {
        DARING.put(Band.LOW, weights(3, 3, 2.5, 1, 1, 1.2, 1.2, 0.6, 0, 0.3));
        DARING.put(Band.MID, weights(0.6, 2, 1.2, 2, 2, 1.4, 1, 1.8, 0.1, 1.2));
        DARING.put(Band.HIGH, weights(0, 0.6, 0.25, 1.6, 1.6, 1, 0.4, 2.2, 3, 2.6));
    }

    private CameraPlan() {
    }

    static List<CameraMove> of(StoryArc arc, List<CameraMove> favourites, Returns returns, SplitMix64 dice) {
        List<CameraMove> mirror = mirror(favourites, dice);
        List<CameraMove> plan = new ArrayList<>();
        int last = arc.scenes() - 1;
        for (int i = 0; i <= last; i++) {
            CameraMove next = i == last - 1
                    ? mirror.getLast()
                    : i < last - 1 && returns.returns(i + 1) ? plan(plan, returns.homes().get(i + 1)) : null;
            CameraMove again = i > 0 && i < last && returns.returns(i) ? plan.get(returns.homes().get(i)) : null;
            plan.add(i == 0
                    ? mirror.getFirst()
                    : i == last
                            ? mirror.getLast()
                            : again != null && again != plan.getLast() && again != next
                                    ? again
                                    : draw(arc, i, favourites, plan, next, dice));
        }
        return plan;
    }

    private static @Nullable CameraMove plan(List<CameraMove> plan, int scene) {
        return scene < plan.size() ? plan.get(scene) : null;
    }

    private static List<CameraMove> mirror(List<CameraMove> favourites, SplitMix64 dice) {
        List<List<CameraMove>> liked = MIRRORS.stream().filter(pair -> favourites.contains(pair.getFirst())).toList();
        return liked.isEmpty() ? MIRRORS.getFirst() : dice.pick(liked);
    }

    private static CameraMove draw(StoryArc arc, int scene, List<CameraMove> favourites, List<CameraMove> before,
            @Nullable CameraMove next, SplitMix64 dice) {
        CameraMove previous = before.getLast();
        CameraMove earlier = before.size() > 1 ? before.get(before.size() - 2) : previous;
        double sum = 0;
        Map<CameraMove, Double> weights = new EnumMap<>(CameraMove.class);
        for (CameraMove move : CameraMove.values()) {
            if (move == previous || move == next) {
                continue;
            }
            double weight = need(DARING.get(arc.band(scene))).getOrDefault(move, 0.0)
                    * (favourites.contains(move) ? 1.8 : 1) * (move == earlier ? 0.35 : 1)
                    * leaning(arc.phase(scene), move);
            weights.put(move, weight);
            sum += weight;
        }
        double target = dice.nextDouble() * sum;
        CameraMove drawn = CameraMove.HOLD;
        for (Map.Entry<CameraMove, Double> open : weights.entrySet()) {
            if (open.getValue() > 0 && target >= 0) { // the last open one also takes what rounding leaves over
                drawn = open.getKey();
                target -= open.getValue();
            }
        }
        return drawn;
    }

    private static double leaning(Phase phase, CameraMove move) {
        return switch (phase) {
            case RISE -> move == CameraMove.PUSH_IN || move == CameraMove.TILT_UP ? 1.6 : 1;
            case PEAK -> move == CameraMove.PUNCH_IN || move == CameraMove.ORBIT ? 1.8 : 1;
            case FALL -> move == CameraMove.PULL_OUT || move == CameraMove.TILT_DOWN ? 1.8 : 1;
            case OPENING, CLOSING -> 1;
        };
    }

    private static Map<CameraMove, Double> weights(double... inOrder) {
        Map<CameraMove, Double> weights = new EnumMap<>(CameraMove.class);
        int k = 0;
        for (CameraMove move : CameraMove.values()) {
            weights.put(move, inOrder[k++]);
        }
        return weights;
    }

    private static Map<CameraMove, Double> need(@Nullable Map<CameraMove, Double> weights) {
        return java.util.Objects.requireNonNull(weights);
    }
}
