package io.songreel.job.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** How fast this machine is: measured seconds per cost, by step. */
final class Speeds {
    private final BookRepository books;
    private final String node;

    Speeds(BookRepository books, String node) {
        this.books = books;
        this.node = node;
    }

    /** Within the transaction that records a result. */
    void measured(String step, double cost, double seconds) {
        if (cost > 0 && books.addSpeed(node, step, seconds, cost) == 0) {
            books.firstSpeed(node, step, seconds, cost);
        }
    }

    Known now() {
        Map<String, Double> secondsPerCost = new HashMap<>();
        for (BookRepository.Speed speed : books.speeds(node)) {
            secondsPerCost.put(speed.step(), speed.seconds() / speed.cost());
        }
        return new Known(secondsPerCost);
    }

    /** The speeds known at one moment. */
    record Known(Map<String, Double> secondsPerCost) {
        /** Empty while the step was never measured; no work takes no time. */
        OptionalDouble seconds(String step, double cost) {
            Double speed = secondsPerCost.get(step);
            return cost == 0
                    ? OptionalDouble.of(0)
                    : speed == null ? OptionalDouble.empty() : OptionalDouble.of(cost * speed);
        }
    }
}
