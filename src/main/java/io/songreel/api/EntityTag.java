package io.songreel.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A strong entity tag and the conditions that name it (RFC 9110, sections 8.8.3 and 13.1).
 *
 * @param value
 *            the opaque text, without the quotes
 */
record EntityTag(String value) {
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");

    /** {@code If-None-Match}: whether the client has this very representation already (weak comparison). */
    boolean matchesNone(@Nullable String header) {
        if (header == null) {
            return false;
        }
        return header.strip().equals("*") || TAG.matcher(header).results().anyMatch(tag -> tag.group(2).equals(value));
    }

    /** {@code If-Range}: whether a range may be served (strong comparison; a date never matches, as we send none). */
    boolean allowsRange(@Nullable String header) {
        if (header == null) {
            return true;
        }
        Matcher tag = TAG.matcher(header.strip());
        return tag.matches() && tag.group(1) == null && tag.group(2).equals(value);
    }

    /** As a header value. */
    @Override
    public String toString() {
        return "\"" + value + "\"";
    }
}
