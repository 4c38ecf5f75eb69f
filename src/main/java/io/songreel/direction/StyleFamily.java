package io.songreel.direction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A way of making a film: where it plays, how it is lit, what its people do. One file of {@code styles/} each.
 *
 * @param fit
 *            the song and picture it suits: valence, arousal, brightness, lightness, chroma, warmth
 * @param light
 *            steps through which the light goes in the course of a film
 * @param acts
 *            participles for the figure
 * @param air
 *            what moves
 * @param onlyWhenAsked
 *            chosen for a tag, never for a mood
 * @param instrumental
 *            how much better (or worse) it suits a song without words
 */
record StyleFamily(String name, List<String> tags, List<String> themes, double[] fit, List<String> palette,
        String style, List<String> lens, List<String> texture, List<CameraMove> cameras, List<String> figures,
        List<World> worlds, List<String> light, ByBand acts, List<String> details, ByBand air,
        String negative, List<String> avoid, boolean onlyWhenAsked, double instrumental) {
    /** Every family we know, in a fixed order. */
    static final List<StyleFamily> ALL = List.of("neon-night-drive", "melancholy-35mm", "sunlit-super8", "noir-rain",
            "dreamlike-pastel", "industrial-strobe", "folk-documentary", "cosmic-ambient", "baroque-stage",
            "winter-minimal", "desert-western", "tidal-blue", "street-handheld", "painted-animation").stream()
            .map(StyleFamily::load).toList();

    /** Silver and black: the picture's colours are not named. */
    boolean monochrome() {
        return fit[4] < 0.06;
    }

    /** A place of a film: its corners in the order in which a film walks through them. */
    record World(List<Corner> corners) {}

    /**
     * @param seen
     *            as the subject of a shot: "an empty on-ramp above the sleeping city"
     * @param at
     *            where something else happens: "on the on-ramp"
     */
    record Corner(String seen, String at) {}

    private static StyleFamily load(String name) {
        Map<String, Shelf.Entry> book = new LinkedHashMap<>();
        List<World> worlds = new ArrayList<>();
        for (Shelf.Entry entry : Shelf.read("styles/" + name + ".txt")) {
            if (entry.head().equals("world")) {
                worlds.add(world(entry));
            } else if (book.put(entry.head(), entry) != null) {
                throw new IllegalStateException(name + " says twice: " + entry.head());
            }
        }
        Reader in = new Reader(name, book);
        double[] fit = Shelf.split(in.text("fit"), ' ').stream().mapToDouble(Double::parseDouble).toArray();
        List<CameraMove> cameras = Shelf.split(in.text("cameras"), ' ').stream().map(CameraMove::valueOf).toList();
        return new StyleFamily(in.text("name"), in.list("tags", ','), in.list("themes", ','), fit,
                in.list("palette", ' '), in.text("style"), in.list("lens", '|'), in.list("texture", '|'), cameras,
                in.list("figure", '|'), List.copyOf(worlds), in.list("light", '|'), in.bands("act"),
                in.list("detail", '|'), in.bands("air"), in.text("negative"), in.list("avoid", ','),
                book.containsKey("asked"),
                Double.parseDouble(in.text("instrumental", "0")));
    }

    private static World world(Shelf.Entry entry) {
        return new World(entry.values().stream().map(corner -> {
            List<String> parts = Shelf.split(corner, '@');
            return new Corner(parts.get(0), parts.get(1));
        }).toList());
    }

    private record Reader(String name, Map<String, Shelf.Entry> book) {
        String text(String head) {
            Shelf.Entry entry = book.get(head);
            if (entry == null) {
                throw new IllegalStateException(name + " lacks " + head);
            }
            return entry.body();
        }

        String text(String head, String otherwise) {
            return book.containsKey(head) ? text(head) : otherwise;
        }

        List<String> list(String head, char separator) {
            return Shelf.split(text(head), separator);
        }

        ByBand bands(String head) {
            return new ByBand(list(head + ".low", '|'), list(head + ".mid", '|'), list(head + ".high", '|'));
        }
    }
}
