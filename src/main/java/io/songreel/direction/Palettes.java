package io.songreel.direction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Colours in the order and number that a palette wants. */
final class Palettes {
    static final int FEWEST = 3;
    static final int MOST = 6;

    private Palettes() {
    }

    /**
     * Hex colours, darkest first, no two equal. A picture of one or two colours gets darker and lighter neighbours of
     * its first, largest colour.
     */
    static List<String> atLeast(int count, List<OkLab> colours) {
        Set<String> hex = new LinkedHashSet<>();
        colours.forEach(colour -> hex.add(colour.toHex()));
        OkLab base = colours.getFirst();
        for (int i = 1; hex.size() < count; i++) {
            int rung = (i + 1) / 2;
            double step = 0.14 * rung * ((i % 2 == 1) == (base.l() < 0.5) ? 1 : -1);
            hex.add(new OkLab(Math.clamp(base.l() + step, 0.0, 1.0), base.a(), base.b()).toHex());
        }
        return darkestFirst(hex);
    }

    /** Whatever a brief calls a palette, as a valid one; {@code spare} fills it up. */
    static List<String> valid(List<String> wished, List<String> spare) {
        Set<String> hex = new LinkedHashSet<>();
        wished.stream().filter(OkLab::isHex).limit(MOST).forEach(hex::add);
        for (String colour : spare) {
            if (hex.size() < FEWEST) {
                hex.add(colour);
            }
        }
        return darkestFirst(hex);
    }

    private static List<String> darkestFirst(Set<String> hex) {
        List<String> sorted = new ArrayList<>(hex);
        sorted.sort(Comparator.comparingDouble((String colour) -> OkLab.ofHex(colour).l())
                .thenComparing(Comparator.naturalOrder()));
        return List.copyOf(sorted);
    }
}
