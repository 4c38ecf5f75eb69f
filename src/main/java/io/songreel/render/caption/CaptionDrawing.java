package io.songreel.render.caption;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * One cue, drawn: bright letters with a dark line around them and a soft shadow behind, at the bottom of the title-safe
 * area. Rows too wide for it make the letters smaller. Rows with a letter that no font has are left out.
 */
final class CaptionDrawing {
    private static final Overlay.Colour TO_COME = Overlay.Colour.of(0xffffff);
    private static final Overlay.Colour SUNG = Overlay.Colour.of(0xffd24d);
    private static final double SHADOW = 0.6;
    private static final double LINE_HEIGHT = 1.22;
    private static final float SMALLEST = 6;

    private final List<Row> rows = new ArrayList<>();
    private final Rectangle2D box;
    private final int[] ink;
    private final int[] cover;

    /** A row at its place in the frame. */
    private record Row(TextLayout layout, AffineTransform place, List<Part> parts) {
        Shape letters() {
            return layout.getOutline(place);
        }
    }

    /** A word's characters within its row. */
    private record Part(int from, int until, int sung) {}

    CaptionDrawing(Captions.Cue cue, CaptionStyle style) {
        List<List<Captions.Word>> drawn = cue.rows().stream().filter(row -> CaptionFont.missing(text(row)).isEmpty())
                .toList();
        float size = fitting(drawn, style);
        int reach = reach(style, size);
        double baseline = style.bottom() - reach - descent(drawn, size);
        for (int i = drawn.size() - 1; i >= 0; i--) {
            rows.addFirst(row(drawn.get(i), size, baseline, style));
            baseline -= size * LINE_HEIGHT;
        }
        box = box(reach, style);
        int width = (int) box.getWidth();
        int height = (int) box.getHeight();
        ink = Masks.painted(width, height, g -> letters(g).forEach(g::fill));
        BasicStroke line = new BasicStroke(2 * style.outline(size), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        int[] edge = Masks.painted(width, height, g -> {
            g.setStroke(line);
            letters(g).forEach(letters -> {
                g.fill(letters);
                g.draw(letters);
            });
        });
        int[] shadow = Masks.blurred(edge, width, height, style.shadow(size));
        cover = new int[ink.length];
        for (int i = 0; i < cover.length; i++) {
            double open = (1 - edge[i] / 255.0) * (1 - SHADOW * shadow[i] / 255.0);
            cover[i] = Math.max(ink[i], (int) Math.round(255 * (1 - open)));
        }
    }

    /** Whether there is anything to see. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The number of words sung at a frame: another number, another {@link #overlay}. */
    int sung(int frame) {
        return (int) rows.stream().flatMap(row -> row.parts().stream()).filter(part -> part.sung() <= frame).count();
    }

    Overlay overlay(int frame) {
        int width = (int) box.getWidth();
        int height = (int) box.getHeight();
        int[] sung = Masks.painted(width, height, g -> {
            g.translate(-box.getX(), -box.getY());
            for (Row row : rows) {
                Area region = new Area();
                row.parts().stream().filter(part -> part.sung() <= frame).forEach(part -> region.add(new Area(
                        row.layout().getLogicalHighlightShape(part.from(), part.until(), tall(row.layout())))));
                g.setClip(region.createTransformedArea(row.place()));
                g.fill(row.letters());
            }
        });
        int[] toCome = new int[ink.length];
        for (int i = 0; i < ink.length; i++) {
            sung[i] = Math.min(sung[i], ink[i]);
            toCome[i] = ink[i] - sung[i];
        }
        return new Overlay((int) box.getX(), (int) box.getY(), width, height, cover,
                new Overlay.Layer(toCome, TO_COME), new Overlay.Layer(sung, SUNG));
    }

    private List<Shape> letters(Graphics2D g) {
        g.translate(-box.getX(), -box.getY());
        return rows.stream().map(Row::letters).toList();
    }

    private static Row row(List<Captions.Word> words, float size, double baseline, CaptionStyle style) {
        TextLayout layout = CaptionFont.layout(text(words), size);
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (Captions.Word word : words) {
            int until = from + CaptionFont.spelled(word.text()).length();
            parts.add(new Part(from, until, word.sung()));
            from = until + 1;
        }
        Rectangle2D seen = layout.getBounds();
        double x = (style.left() + style.right()) / 2.0 - seen.getCenterX();
        return new Row(layout, AffineTransform.getTranslateInstance(x, baseline), parts);
    }

    private static String text(List<Captions.Word> row) {
        return String.join(" ", row.stream().map(word -> CaptionFont.spelled(word.text())).toList());
    }

    private static int reach(CaptionStyle style, float size) {
        return (int) Math.ceil(style.outline(size)) + style.shadow(size) + 1;
    }

    private static double descent(List<List<Captions.Word>> rows, float size) {
        return rows.isEmpty() ? 0 : CaptionFont.layout(text(rows.getLast()), size).getBounds().getMaxY();
    }

    private static float fitting(List<List<Captions.Word>> rows, CaptionStyle style) {
        float size = style.fontSize();
        for (List<Captions.Word> row : rows) {
            double room = style.right() - style.left() - 2.0 * reach(style, size);
            double width = CaptionFont.layout(text(row), size).getBounds().getWidth();
            // widths of letters are not quite proportional
            size = width > room ? (float) Math.max(SMALLEST, size * room / width * 0.99) : size;
        }
        return size;
    }

    /** What all of it takes, on even pixels, within the safe area. */
    private Rectangle2D box(int reach, CaptionStyle style) {
        Rectangle2D all = rows.stream().map(row -> row.letters().getBounds2D()).reduce(Rectangle2D::createUnion)
                .orElseGet(Rectangle2D.Double::new);
        int left = Math.max((int) all.getMinX() - reach, style.left() + 1) & ~1;
        int top = Math.max((int) all.getMinY() - reach, style.top() + 1) & ~1;
        int right = Math.min((int) Math.ceil(all.getMaxX()) + reach + 1, style.right()) & ~1;
        int bottom = Math.min((int) Math.ceil(all.getMaxY()) + reach + 1, style.bottom()) & ~1;
        return new Rectangle2D.Double(left, top, Math.max(2, right - left), Math.max(2, bottom - top));
    }

    private static Rectangle2D tall(TextLayout layout) {
        Rectangle2D bounds = layout.getBounds();
        double more = bounds.getHeight() + layout.getAscent();
        return new Rectangle2D.Double(bounds.getX() - more, -2 * more, bounds.getWidth() + 2 * more, 4 * more);
    }
}
