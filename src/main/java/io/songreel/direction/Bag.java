package io.songreel.direction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws without putting back, and refills when empty: a film uses all of its images before it shows one again, and
 * never the same one twice in a row (unless there is only one).
 */
final class Bag<T> {
    private final List<T> all;
    private final List<T> left = new ArrayList<>();
    private final SplitMix64 dice;
    private @Nullable T last;

    Bag(List<T> all, SplitMix64 dice) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw from");
        }
        this.all = List.copyOf(all);
        this.dice = dice;
    }

    T draw() {
        if (left.isEmpty()) {
            refill();
        }
        T next = left.removeLast();
        last = next;
        return next;
    }

    private void refill() {
        left.addAll(all);
        for (int i = left.size() - 1; i > 0; i--) {
            swap(i, dice.nextInt(i + 1));
        }
        if (left.getLast().equals(last)) {
            swap(0, left.size() - 1);
        }
    }

    private void swap(int i, int j) {
        T held = left.get(i);
        left.set(i, left.get(j));
        left.set(j, held);
    }
}
