package io.songreel.model.gate;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of memory for people: 1 GB is 2³⁰ bytes, as on the box of a graphics card. */
final class Bytes {
    static final long MB = 1L << 20;
    static final long GB = 1L << 30;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s*(MB|GB)", Pattern.CASE_INSENSITIVE);

    private Bytes() {
    }

    /** {@code 8GB}, {@code 512 mb}; empty for anything else. */
    static OptionalLong parse(String size) {
        Matcher matcher = SIZE.matcher(size.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(matcher.group(1))
                * (matcher.group(2).toUpperCase(Locale.ROOT).equals("GB") ? GB : MB));
    }

    /** {@code 6.9 GB}, {@code 512 MB}. */
    static String text(long bytes) {
        long whole = Math.max(0, bytes);
        return whole < GB ? (whole + MB / 2) / MB + " MB" : String.format(Locale.ROOT, "%.1f GB", (double) whole / GB);
    }
}
