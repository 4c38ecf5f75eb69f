package io.songreel.lyrics.align;

import io.songreel.lyrics.align.SungTime.Pause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Divides a stretch of sung time among phrases by their weights, and moves the borders to pauses nearby: a dynamic
 * programme over what each border may choose from, its own share and the pauses around it. A phrase pays for the square
 * of what it is longer or shorter than its share; a border earns by the length of its pause.
 */
final class Borders {
    private static final int MOST_CHOICES = 10;
    private static final double FULL_PAUSE_SECONDS = 1.5;

    private Borders() {
    }

    /**
     * The borders, ends included: one more than there are weights, none before the one before.
     *
     * @param weights
     *            more than 0 each
     * @param reward
     *            what a border on a long pause is worth, in squares of relative deviation
     */
    static double[] of(double[] weights, double from, double to, List<Pause> pauses, double reward) {
        int count = weights.length;
        double total = Arrays.stream(weights).sum();
        double[] shares = new double[count + 1];
        double passed = 0;
        for (int i = 0; i < count; i++) {
            shares[i] = from + (to - from) * (passed / total);
            passed += weights[i];
        }
        shares[count] = to;
        if (pauses.isEmpty() || count < 2 || !(to > from)) {
            return shares;
        }
        List<List<Pause>> choices = choices(weights, shares, pauses);
        return best(choices, weights, (to - from) / total, reward);
    }

    private static List<List<Pause>> choices(double[] weights, double[] shares, List<Pause> pauses) {
        int count = weights.length;
        List<List<Pause>> choices = new ArrayList<>();
        int near = 0;
        for (int i = 0; i <= count; i++) {
            List<Pause> nearby = new ArrayList<>();
            nearby.add(new Pause(shares[i], 0));
            if (i > 0 && i < count) {
                while (near < pauses.size() && pauses.get(near).at() < shares[i]) {
                    near++;
                }
                int low = Math.max(0, near - MOST_CHOICES / 2);
                int high = Math.min(pauses.size(), near + MOST_CHOICES / 2);
                nearby.addAll(pauses.subList(low, high));
                nearby.sort(Comparator.comparingDouble(Pause::at));
            }
            choices.add(nearby);
        }
        return choices;
    }

    private static double[] best(List<List<Pause>> choices, double[] weights, double perWeight, double reward) {
        int count = weights.length;
        double[] costs = {0};
        int[][] came = new int[count + 1][];
        for (int i = 1; i <= count; i++) {
            List<Pause> before = choices.get(i - 1);
            List<Pause> now = choices.get(i);
            double share = weights[i - 1] * perWeight;
            double[] next = new double[now.size()];
            came[i] = new int[now.size()];
            for (int j = 0; j < now.size(); j++) {
                next[j] = Double.POSITIVE_INFINITY;
                for (int k = 0; k < before.size(); k++) {
                    double length = now.get(j).at() - before.get(k).at();
                    double off = (length - share) / share;
                    double cost = costs[k] + off * off;
                    if (length >= 0 && cost < next[j]) {
                        next[j] = cost;
                        came[i][j] = k;
                    }
                }
                next[j] -= reward * Math.min(1, now.get(j).seconds() / FULL_PAUSE_SECONDS);
            }
            costs = next;
        }
        double[] borders = new double[count + 1];
        int choice = 0;
        for (int i = count; i >= 0; i--) {
            borders[i] = choices.get(i).get(choice).at();
            choice = i == 0 ? 0 : came[i][choice];
        }
        return borders;
    }
}
