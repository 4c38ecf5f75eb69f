package io.songreel.direction;

import java.util.Arrays;

/** Lloyd's algorithm in OKLab, seeded by k-means++ (Arthur, Vassilvitskii 2007) from a fixed seed. */
final class KMeans {
    private static final int ROUNDS = 24;

    private KMeans() {
    }

    /** A cluster's mean and the share of the points that belong to it. */
    record Cluster(OkLab centre, double share) {}

    /** At most {@code k} clusters, none empty, in no particular order. */
    static Cluster[] cluster(OkLab[] points, int k) {
        OkLab[] centres = seeds(points, k);
        int[] owner = new int[points.length];
        for (int round = 0; round < ROUNDS; round++) {
            if (!assign(points, centres, owner) && round > 0) {
                break;
            }
            centres = means(points, owner, centres);
        }
        int[] counts = new int[centres.length];
        for (int o : owner) {
            counts[o]++;
        }
        Cluster[] clusters = new Cluster[centres.length];
        for (int c = 0; c < centres.length; c++) {
            clusters[c] = new Cluster(centres[c], counts[c] / (double) points.length);
        }
        return Arrays.stream(clusters).filter(cluster -> cluster.share() > 0).toArray(Cluster[]::new);
    }

    private static OkLab[] seeds(OkLab[] points, int k) {
        SplitMix64 dice = new SplitMix64(20_200_823);
        OkLab[] centres = new OkLab[k];
        centres[0] = points[dice.nextInt(points.length)];
        double[] nearest = new double[points.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int c = 1; c < k; c++) {
            double sum = 0;
            for (int i = 0; i < points.length; i++) {
                nearest[i] = Math.min(nearest[i], points[i].squaredDistance(centres[c - 1]));
                sum += nearest[i];
            }
            if (sum == 0) {
                return Arrays.copyOf(centres, c); // fewer colours than clusters
            }
            double target = dice.nextDouble() * sum;
            int chosen = 0;
            while (chosen < points.length - 1 && (target -= nearest[chosen]) >= 0) {
                chosen++;
            }
            centres[c] = points[chosen];
        }
        return centres;
    }

    private static boolean assign(OkLab[] points, OkLab[] centres, int[] owner) {
        boolean moved = false;
        for (int i = 0; i < points.length; i++) {
            int best = 0;
            double bestDistance = Double.POSITIVE_INFINITY;
            for (int c = 0; c < centres.length; c++) {
                double distance = points[i].squaredDistance(centres[c]);
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = c;
                }
            }
            moved |= owner[i] != best;
            owner[i] = best;
        }
        return moved;
    }

    private static OkLab[] means(OkLab[] points, int[] owner, OkLab[] old) {
        double[][] sums = new double[old.length][4];
        for (int i = 0; i < points.length; i++) {
            double[] sum = sums[owner[i]];
            sum[0] += points[i].l();
            sum[1] += points[i].a();
            sum[2] += points[i].b();
            sum[3]++;
        }
        OkLab[] centres = new OkLab[old.length];
        for (int c = 0; c < centres.length; c++) {
            double[] sum = sums[c];
            centres[c] = sum[3] == 0 ? old[c] : new OkLab(sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3]);
        }
        return centres;
    }
}
