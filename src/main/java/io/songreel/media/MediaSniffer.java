package io.songreel.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, by its bytes alone: names and declared types are never looked at. Reads a few kilobytes, in plain
 * Java, so it is safe to run in the server itself.
 */
public final class MediaSniffer {
    private static final int WINDOW = 64 * 1024;
    private static final int MAX_TAGS = 4;
    private static final Set<String> MP4_BRANDS = Set.of("M4A ", "M4B ", "M4V ", "isom", "iso2", "iso3", "iso4", "iso5",
            "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "mp71", "dash", "MSNV", "F4A ", "F4B ", "avc1", "cmfc",
            "3gp4", "3gp5", "3gp6");

    private MediaSniffer() {
    }

    /** @throws MediaRefused UNKNOWN_TYPE when the bytes are no song of a kind we take */
    public static AudioFormat song(Path file) throws IOException, MediaRefused {
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] head = read(channel, 0, 16);
            AudioFormat format = container(head);
            if (format == null) {
                format = elementary(channel);
            }
            if (format == null) {
                throw Refusal.notASong();
            }
            return format;
        }
    }

    /** @throws MediaRefused UNKNOWN_TYPE when the bytes are no picture of a kind we take */
    public static ImageFormat picture(Path file) throws IOException, MediaRefused {
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] head = read(channel, 0, 16);
            if (text(head, 0, 8).equals("\u0089PNG\r\n\u001a\n") && text(head, 12, 4).equals("IHDR")) {
                return ImageFormat.PNG;
            }
            if (text(head, 0, 3).equals("\u00ff\u00d8\u00ff")) {
                return ImageFormat.JPEG;
            }
            if (text(head, 0, 4).equals("RIFF") && text(head, 8, 7).equals("WEBPVP8")) {
                return ImageFormat.WEBP;
            }
            throw Refusal.notAPicture();
        }
    }

    private static @Nullable AudioFormat container(byte[] head) {
        String magic = text(head, 0, 4);
        if ((magic.equals("RIFF") || magic.equals("RF64")) && text(head, 8, 4).equals("WAVE")) {
            return AudioFormat.WAV;
        }
        if (magic.equals("fLaC")) {
            return AudioFormat.FLAC;
        }
        if (magic.equals("OggS") && head.length > 4 && head[4] == 0) {
            return AudioFormat.OGG;
        }
        if (text(head, 4, 4).equals("ftyp") && MP4_BRANDS.contains(text(head, 8, 4))) {
            return AudioFormat.M4A;
        }
        return null;
    }

    /** MP3 and ADTS have no magic: a valid header that another one follows, after any ID3v2 tags and zero padding. */
    private static @Nullable AudioFormat elementary(FileChannel channel) throws IOException {
        long start = 0;
        for (int tag = 0; tag < MAX_TAGS; tag++) {
            long size = id3Bytes(read(channel, start, 10));
            if (size == 0) {
                break;
            }
            start += size;
        }
        byte[] window = read(channel, start, WINDOW);
        boolean ends = start + window.length >= channel.size();
        int at = 0;
        while (at < window.length && window[at] == 0) {
            at++;
        }
        // Some taggers leave rubbish between tag and sound; without a tag the first byte has to be a frame's.
        int last = start > 0 ? window.length : at;
        for (; at <= last; at++) {
            MpegHeader header = MpegHeader.at(window, at);
            if (header == null) {
                continue;
            }
            int next = at + header.frameBytes();
            boolean onlyFrame = ends && next + MpegHeader.BYTES > window.length && at == 0;
            if (onlyFrame || header.continuedBy(MpegHeader.at(window, next))) {
                return header.format();
            }
        }
        return null;
    }

    /** Whole length of an ID3v2 tag, 0 when {@code b} starts none. */
    private static long id3Bytes(byte[] b) {
        if (b.length < 10 || !text(b, 0, 3).equals("ID3") || (b[3] & 0xFF) > 4 || (b[6] | b[7] | b[8] | b[9]) < 0) {
            return 0;
        }
        int body = b[6] << 21 | b[7] << 14 | b[8] << 7 | b[9];
        boolean footer = (b[5] & 0x10) != 0;
        return 10L + body + (footer ? 10 : 0);
    }

    private static String text(byte[] b, int from, int length) {
        int end = Math.min(b.length, from + length);
        return from >= end ? "" : new String(b, from, end - from, ISO_8859_1);
    }

    private static byte[] read(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
            // a short read is legal; the end of the file is not an error here
        }
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }
}
