package io.songreel.api;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Range} header asks of a representation of known size (RFC 9110, section 14).
 *
 * <p>
 * One range is honoured. A header that is no byte range, or asks for several ranges, is ignored, as section 14.2 lets a
 * server do: the answer is then the whole.
 */
sealed interface ByteRange {
    /** Everything, status 200. */
    record Whole() implements ByteRange {}

    /**
     * A part, status 206.
     *
     * @param first
     *            offset of the first byte
     * @param last
     *            offset of the last byte, included; below the size
     */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }

        String contentRange(long size) {
            return "bytes " + first + "-" + last + "/" + size;
        }
    }

    /** Nothing of it exists, status 416. */
    record Unsatisfiable() implements ByteRange {}

    /** Reads the header; null is none. */
    static ByteRange parse(@Nullable String header, long size) {
        Matcher range = Syntax.ONE_RANGE.matcher(header == null ? "" : header.strip().toLowerCase(Locale.ROOT));
        if (!range.matches()) {
            return new Whole();
        }
        Optional<Long> first = Syntax.position(range.group(1));
        Optional<Long> last = Syntax.position(range.group(2));
        if (first.isPresent()) {
            return from(first.get(), last.orElse(Long.MAX_VALUE), size);
        }
        return last.isPresent() ? suffix(last.get(), size) : new Whole();
    }

    private static ByteRange from(long first, long last, long size) {
        if (last < first) {
            return new Whole();
        }
        return first < size ? new Part(first, Math.min(last, size - 1)) : new Unsatisfiable();
    }

    private static ByteRange suffix(long length, long size) {
        return length > 0 && size > 0 ? new Part(Math.max(0, size - length), size - 1) : new Unsatisfiable();
    }

    /** The grammar. */
    final class Syntax {
        private static final Pattern ONE_RANGE = Pattern.compile("bytes=[ \\t]*([0-9]*)-([0-9]*)[ \\t]*");
        private static final int DIGITS_OF_A_LONG = 18;

        private Syntax() {
        }

        /** A number too large for us is larger than any file: it reads as the largest. */
        private static Optional<Long> position(String digits) {
            if (digits.isEmpty()) {
                return Optional.empty();
            }
            String plain = digits.replaceFirst("^0+(?=.)", "");
            return Optional.of(plain.length() > DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(plain));
        }
    }
}
