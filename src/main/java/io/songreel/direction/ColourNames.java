package io.songreel.direction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says a colour in words: the nearest of some fifty names. */
public final class ColourNames {
    private static final Map<String, OkLab> NAMES = new LinkedHashMap<>();

    static {
        Shelf.read("colours.txt").forEach(line -> NAMES.put(line.body(), OkLab.ofHex(line.head())));
    }

    private ColourNames() {
    }

    static String of(String hex) {
        OkLab colour = OkLab.ofHex(hex);
        return NAMES.entrySet().stream()
                .min(Comparator.comparingDouble(name -> name.getValue().squaredDistance(colour))).orElseThrow()
                .getKey();
    }

    /** The palette's most colourful entry between its darkest and its lightest, said in words. */
    static String accent(List<String> palette) {
        List<String> inner = palette.size() > 3 ? palette.subList(1, palette.size() - 1) : palette;
        return of(inner.stream().max(Comparator.comparingDouble(hex -> OkLab.ofHex(hex).chroma())).orElseThrow());
    }

    /** "oxblood, amber and cream": the darkest, the most colourful and the lightest, each named once. */
    public static String sentence(List<String> palette) {
        List<String> names = new ArrayList<>();
        for (String name : List.of(of(palette.getFirst()), accent(palette), of(palette.getLast()))) {
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
