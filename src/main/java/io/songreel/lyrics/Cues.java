package io.songreel.lyrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines as cues that can be read: at most two rows at a time, none for less than {@link #SHORTEST_SECONDS}, never two at
 * once. A cue appears with its first word; where lines come faster than they can be read, two share the screen, and if
 * even that is too fast, a cue comes late rather than blinks.
 */
final class Cues {
    /** 20 frames of a 24-frame film, the subtitlers' usual minimum. */
    static final double SHORTEST_SECONDS = 5 / 6.0;
    private static final int MOST_ROWS = 2;

    private Cues() {
    }

    /** @param columns the width of a row; only a single word may be longer */
    static List<Cue> of(List<List<Word>> lines, int columns) {
        List<Screen> screens = new ArrayList<>();
        for (List<Word> line : lines) {
            List<List<Word>> rows = Rows.of(line, columns);
            for (int i = 0; i < rows.size(); i += MOST_ROWS) {
                add(screens, new Screen(rows.subList(i, Math.min(i + MOST_ROWS, rows.size()))));
            }
        }
        return timed(screens);
    }

    private static void add(List<Screen> screens, Screen next) {
        if (!screens.isEmpty() && screens.getLast().shares(next)) {
            screens.add(screens.removeLast().and(next));
        } else {
            screens.add(next);
        }
    }

    private static List<Cue> timed(List<Screen> screens) {
        double[] starts = new double[screens.size() + 1];
        for (int i = 0; i < screens.size(); i++) {
            starts[i] = Math.max(screens.get(i).start(), i == 0 ? 0 : starts[i - 1] + SHORTEST_SECONDS);
        }
        starts[screens.size()] = Double.POSITIVE_INFINITY;
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < screens.size(); i++) {
            double read = Math.max(screens.get(i).end(), starts[i] + SHORTEST_SECONDS);
            cues.add(new Cue(starts[i], Math.min(read, starts[i + 1]), screens.get(i).rows()));
        }
        return cues;
    }

    /** Rows that will be seen together. */
    private record Screen(List<List<Word>> rows) {
        double start() {
            return rows.getFirst().getFirst().start();
        }

        double end() {
            return rows.stream().flatMap(List::stream).mapToDouble(Word::end).max().orElseThrow();
        }

        boolean shares(Screen next) {
            return next.start() - start() < SHORTEST_SECONDS && rows.size() + next.rows.size() <= MOST_ROWS;
        }

        Screen and(Screen next) {
            List<List<Word>> both = new ArrayList<>(rows);
            both.addAll(next.rows);
            return new Screen(both);
        }
    }
}
