package io.songreel.render.caption;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's own sans-serif, bold. A machine without any font has none, and then nothing is drawn. */
public final class CaptionFont {
    private static final Logger LOG = LoggerFactory.getLogger(CaptionFont.class);
    private static final int CODE_VERSION = 1;
    /** Letters of the scripts that songs come in: which font draws each of them shows in the digest. */
    private static final String SAMPLE = "Hamburgefonstiv 0123 ÄéñçßøŁğ Ж Ω ש ع ก हि 日 あ 한";
    private static final FontRenderContext CONTEXT = new FontRenderContext(new AffineTransform(), true, true);

    private CaptionFont() {
    }

    /** Changes when another font, or another version of this code, would draw another picture. */
    public static String identity() {
        return Found.IDENTITY;
    }

    /** Whether this machine has any font. */
    public static boolean available() {
        return Found.FONT.isPresent();
    }

    /** The first character that no font of this machine has; empty when all can be drawn. */
    public static Optional<String> missing(String text) {
        String plain = spelled(text);
        int at = Found.FONT.map(font -> font.canDisplayUpTo(plain)).orElse(plain.isEmpty() ? -1 : 0);
        return at < 0 ? Optional.empty() : Optional.of(Character.toString(plain.codePointAt(at)));
    }

    /** Composed letters, which fonts have more often than the marks to compose them of. */
    static String spelled(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** A row of text, laid out in its own direction; only when nothing of it is {@link #missing}. */
    static TextLayout layout(String row, float size) {
        return new TextLayout(row, Found.FONT.orElseThrow().deriveFont(size), CONTEXT);
    }

    /** Looked for once, when it is first needed. */
    private static final class Found {
        static final Optional<Font> FONT = find();
        static final String IDENTITY = "captions/" + CODE_VERSION + "/"
                + FONT.map(CaptionFont.Found::shape).orElse("none");

        private static Optional<Font> find() {
            try {
                Font font = new Font(Font.SANS_SERIF, Font.BOLD, 100);
                return font.canDisplay('a') ? Optional.of(font) : Optional.empty();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("No lyrics can be drawn, because this machine offers Java no font ({}). "
                        + "Installing fontconfig and any font mends it.", e.toString());
                return Optional.empty();
            }
        }

        private static String shape(Font font) {
            Shape outline = new TextLayout(SAMPLE, font, CONTEXT).getOutline(null);
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                float[] points = new float[6];
                for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
                    ByteBuffer step = ByteBuffer.allocate(7 * Integer.BYTES).putInt(path.currentSegment(points));
                    for (float point : points) {
                        step.putInt(Math.round(point * 16));
                    }
                    digest.update(step.array());
                }
                return HexFormat.of().formatHex(digest.digest(), 0, 8);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
