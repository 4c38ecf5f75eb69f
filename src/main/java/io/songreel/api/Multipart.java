package io.songreel.api;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a multipart/form-data body (RFC 7578) as it arrives: one part after the other, each straight to where it
 * belongs. Memory is one buffer, whatever comes; a file name sent by the client is never looked at. Not safe for many
 * threads.
 */
final class Multipart {
    private static final int BUFFER = 64 * 1024;
    private static final int HEADER_CAP = 8 * 1024;
    private static final int PREAMBLE_CAP = 1024;
    private static final Pattern BOUNDARY = Pattern
            .compile(";\\s*boundary=(?:\"([^\"\\r\\n]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "^content-disposition:\\s*form-data\\s*;(?:[^\\r\\n]*;)?\\s*name=(?:\"([^\"\\r\\n]{0,100})\"|([^\\s;\"]{1,100}))",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private boolean started;
    private boolean inBody;

    Multipart(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // the first delimiter has no line before it
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /** The boundary a Content-Type header names. */
    static Optional<String> boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        return matcher.find()
                ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
                : Optional.empty();
    }

    /**
     * Goes to the next part; what is left of the part before is not read but refused.
     *
     * @return the part's name, or empty after the last
     * @throws Malformed
     *             the body is no multipart message
     */
    Optional<String> next() throws IOException {
        if (inBody) {
            throw new IllegalStateException("read the part before first");
        }
        if (!started) {
            started = true;
            copy(OutputStream.nullOutputStream(), PREAMBLE_CAP);
        }
        int first = read();
        int second = read();
        if (first == '-' && second == '-') {
            return Optional.empty();
        }
        while (first != '\r' || second != '\n') {
            if (first != ' ' && first != '\t') {
                throw new Malformed();
            }
            first = second;
            second = read();
        }
        inBody = true;
        Matcher name = NAME.matcher(headers());
        if (!name.find()) {
            throw new Malformed();
        }
        return Optional.of(name.group(1) == null ? name.group(2) : name.group(1));
    }

    /**
     * Copies the part's bytes.
     *
     * @return how many there were
     * @throws PartTooLarge
     *             as soon as there are more than {@code cap}
     */
    long copy(OutputStream sink, long cap) throws IOException {
        long copied = 0;
        while (true) {
            int found = find();
            int ready = found >= 0 ? found : Math.max(position, end - delimiter.length + 1);
            copied += ready - position;
            if (copied > cap) {
                throw new PartTooLarge();
            }
            sink.write(buffer, position, ready - position);
            position = ready;
            if (found >= 0) {
                position += delimiter.length;
                inBody = false;
                return copied;
            }
            fill();
        }
    }

    private int find() {
        int last = end - delimiter.length;
        for (int at = position; at <= last; at++) {
            if (buffer[at] == '\r' && matches(at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean matches(int at) {
        for (int i = 1; i < delimiter.length; i++) {
            if (buffer[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private String headers() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < HEADER_CAP) {
            text.append((char) read());
            if (text.length() >= 4 && text.charAt(text.length() - 1) == '\n'
                    && text.indexOf("\r\n\r\n", text.length() - 4) >= 0) {
                return text.toString();
            }
        }
        throw new Malformed();
    }

    private int read() throws IOException {
        if (position == end) {
            fill();
        }
        return buffer[position++] & 0xFF;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, end - position);
        end -= position;
        position = 0;
        int count;
        try {
            count = in.read(buffer, end, buffer.length - end);
        } catch (IOException e) {
            // the client went away; its reasons are no concern of ours
            throw (Malformed) new Malformed().initCause(e);
        }
        if (count <= 0) {
            throw new Malformed();
        }
        end += count;
    }

    /** The body ends early or is no multipart message at all. */
    static final class Malformed extends EOFException {
        private static final long serialVersionUID = 1L;
    }

    /** A part has more bytes than it may. */
    static final class PartTooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
