package io.songreel.media;

import org.jspecify.annotations.Nullable;

/**
 * The first bytes of an MPEG audio frame (ISO/IEC 11172-3, 13818-3) or of an ADTS frame (ISO/IEC 13818-7), far enough
 * to find the next one.
 *
 * @param stream
 *            what all frames of one stream share
 * @param frameBytes
 *            from this header to the next
 */
record MpegHeader(AudioFormat format, int stream, int frameBytes) {
    static final int BYTES = 7;

    private static final int[] KBPS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBPS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] HZ = {44_100, 48_000, 32_000};

    /** @return null when no frame of layer III or ADTS starts at {@code at}; free-format streams count as none */
    static @Nullable MpegHeader at(byte[] b, int at) {
        if (at < 0 || at + BYTES > b.length || (b[at] & 0xFF) != 0xFF || (b[at + 1] & 0xE0) != 0xE0) {
            return null;
        }
        return (b[at + 1] & 0xF6) == 0xF0 ? adts(b, at) : layer3(b, at);
    }

    private static @Nullable MpegHeader layer3(byte[] b, int at) {
        int version = b[at + 1] >> 3 & 3;
        int layer = b[at + 1] >> 1 & 3;
        int bitrate = b[at + 2] >> 4 & 15;
        int rate = b[at + 2] >> 2 & 3;
        if (version == 1 || layer != 1 || bitrate == 0 || bitrate == 15 || rate == 3) {
            return null;
        }
        boolean mpeg1 = version == 3;
        int hz = HZ[rate] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
        int kbps = (mpeg1 ? KBPS_1 : KBPS_2)[bitrate];
        int padding = b[at + 2] >> 1 & 1;
        int bytes = (mpeg1 ? 144_000 : 72_000) * kbps / hz + padding;
        return new MpegHeader(AudioFormat.MP3, version << 8 | rate, bytes);
    }

    private static @Nullable MpegHeader adts(byte[] b, int at) {
        int rate = b[at + 2] >> 2 & 15;
        int bytes = (b[at + 3] & 3) << 11 | (b[at + 4] & 0xFF) << 3 | (b[at + 5] & 0xFF) >> 5;
        if (rate > 12 || bytes <= BYTES) {
            return null;
        }
        return new MpegHeader(AudioFormat.AAC, b[at + 2] & 0xFC, bytes);
    }

    boolean continuedBy(@Nullable MpegHeader next) {
        return next != null && next.format == format && next.stream == stream;
    }
}
