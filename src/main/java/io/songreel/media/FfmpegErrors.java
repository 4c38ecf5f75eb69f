package io.songreel.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Turns FFmpeg's return codes into exceptions and silences its log. The texts hold no path and no input. */
final class FfmpegErrors {
    static {
        // every failure reaches us as a return code; the libraries' own lines would go to the process's stderr
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    private FfmpegErrors() {
    }

    /** @return {@code code} when it is not an error */
    static int check(int code, String doing) throws IOException {
        if (code < 0) {
            throw new IOException(doing + ": " + text(code));
        }
        return code;
    }

    /** @return {@code pointer} when FFmpeg gave one */
    static <P extends Pointer> P present(@Nullable P pointer, String what) throws IOException {
        if (pointer == null || pointer.isNull()) {
            throw new IOException("no " + what);
        }
        return pointer;
    }

    /** Silences FFmpeg before its first call; {@link #check} does so by itself. */
    static void silence() {
        // loading this class did it
    }

    static boolean isEnd(int code) {
        return code == avutil.AVERROR_EOF;
    }

    /** The codec wants the other side to move first. */
    static boolean isAgain(int code) {
        return code == avutil.AVERROR_EAGAIN();
    }

    private static String text(int code) {
        byte[] buffer = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
        avutil.av_strerror(code, buffer, buffer.length);
        int end = 0;
        while (end < buffer.length && buffer[end] != 0) {
            end++;
        }
        return new String(buffer, 0, end, StandardCharsets.US_ASCII);
    }
}
