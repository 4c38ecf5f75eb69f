package io.songreel.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a camera held a picture: the Exif tag 0x0112 (CIPA DC-008), 1 to 8, from a JPEG's APP1, a PNG's eXIf or a WebP's
 * EXIF chunk. Whatever is damaged or absent counts as 1, upright. Bounded: a few segments, one block of 64 KiB.
 */
final class Orientation {
    static final int UPRIGHT = 1;
    private static final int MAX_BLOCKS = 4096;
    private static final int MAX_EXIF = 64 * 1024;
    private static final String EXIF = "Exif\0\0";

    private Orientation() {
    }

    static int of(Path file, ImageFormat format) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return inTiff(switch (format) {
                case JPEG -> jpegExif(in);
                case PNG -> chunk(in, 8, "eXIf", true);
                case WEBP -> chunk(in, 12, "EXIF", false);
            });
        } catch (EOFException cut) {
            return UPRIGHT;
        }
    }

    private static byte[] jpegExif(DataInputStream in) throws IOException {
        in.skipNBytes(2);
        for (int block = 0; block < MAX_BLOCKS; block++) {
            int marker = in.readUnsignedShort();
            int length = in.readUnsignedShort() - 2;
            boolean picture = marker == 0xFFDA || marker >> 8 != 0xFF || length < 0;
            if (picture) {
                break;
            }
            byte[] body = marker == 0xFFE1 ? in.readNBytes(length) : new byte[0];
            if (text(body, 6).equals(EXIF)) {
                return body;
            }
            in.skipNBytes(length - body.length);
        }
        return new byte[0];
    }

    /** PNG writes length, type, body, checksum, big-endian; RIFF writes type, length, body padded to even. */
    private static byte[] chunk(DataInputStream in, int head, String wanted, boolean png) throws IOException {
        in.skipNBytes(head);
        for (int block = 0; block < MAX_BLOCKS; block++) {
            int first = in.readInt();
            int second = in.readInt();
            int type = png ? second : first;
            long length = Integer.toUnsignedLong(png ? first : Integer.reverseBytes(second));
            if (type == ByteBuffer.wrap(wanted.getBytes(ISO_8859_1)).getInt()) {
                return in.readNBytes((int) Math.min(length, MAX_EXIF));
            }
            in.skipNBytes(png ? length + 4 : length + length % 2);
        }
        return new byte[0];
    }

    /** The tag in the first directory of a TIFF block, which "Exif" and two zeros may precede. */
    static int inTiff(byte[] exif) {
        int base = text(exif, 6).equals(EXIF) ? 6 : 0;
        if (exif.length < base + 8) {
            return UPRIGHT;
        }
        ByteBuffer tiff = ByteBuffer.wrap(exif, base, exif.length - base).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (tiff.getShort(2) != 42 || directory < 8 || directory > tiff.capacity() - 2) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int at = directory + 2; entries > 0 && at <= tiff.capacity() - 12; at += 12, entries--) {
            if (tiff.getShort(at) == 0x0112) {
                int value = tiff.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Turns and mirrors {@code picture} so that it is upright. */
    static Picture apply(int orientation, Picture picture) {
        if (orientation == UPRIGHT) {
            return picture;
        }
        int w = picture.width();
        int h = picture.height();
        boolean turned = orientation >= 5;
        int outW = turned ? h : w;
        int outH = turned ? w : h;
        // Exif names where the stored row 0 and column 0 belong: 2 3 6-7-mirrors as below, in stored coordinates.
        boolean flipX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean flipY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        byte[] from = picture.rgb();
        byte[] to = new byte[from.length];
        for (int y = 0; y < outH; y++) {
            for (int x = 0; x < outW; x++) {
                int storedX = turned ? y : x;
                int storedY = turned ? x : y;
                int source = 3 * ((flipY ? h - 1 - storedY : storedY) * w + (flipX ? w - 1 - storedX : storedX));
                int target = 3 * (y * outW + x);
                to[target] = from[source];
                to[target + 1] = from[source + 1];
                to[target + 2] = from[source + 2];
            }
        }
        return new Picture(outW, outH, to);
    }

    private static String text(byte[] bytes, int length) {
        return bytes.length < length ? "" : new String(bytes, 0, length, ISO_8859_1);
    }
}
