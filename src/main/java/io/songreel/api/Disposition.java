package io.songreel.api;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Content-Disposition header values (RFC 6266) for names that people gave. */
final class Disposition {
    private static final int LONGEST = 120;
    private static final String SYNTAX = "[/\\\\:*?\"<>|;%]";
    private static final String ATTR_CHAR = "!#$&+-.^_`|~";

    private Disposition() {
    }

    /** Saves as {@code name}: a plain-ASCII spelling for old readers and the exact one in UTF-8. */
    static String attachment(String name) {
        String clean = sanitized(name);
        String ascii = Normalizer.normalize(clean, Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .replaceAll("[^\\x20-\\x7e]", "_")
                // a decomposed character can be syntax again: "≮" is "<" with a stroke
                .replaceAll(SYNTAX, "_");
        // a name that is nothing but accents has no plain spelling
        return "attachment; filename=\"" + (ascii.isEmpty() ? "download" : ascii) + "\"; filename*=UTF-8''"
                + encoded(clean);
    }

    /** No path, no control or format characters, nothing that a file system or a header could take for syntax. */
    static String sanitized(String name) {
        String clean = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]", "")
                .replaceAll(SYNTAX, "_").strip().replaceAll("^[. ]+|[. ]+$", "");
        int end = clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length())));
        return clean.isEmpty() ? "download" : clean.substring(0, end);
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || ATTR_CHAR.indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }
}
