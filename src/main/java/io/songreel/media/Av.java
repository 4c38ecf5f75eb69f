package io.songreel.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.io.IOException;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.presets.avutil;
import org.bytedeco.javacpp.Pointer;

/** What every caller of FFmpeg needs: return codes as exceptions, options as a dictionary, a silent log. */
final class Av {
    static final int EOF = AVERROR_EOF();
    static final int EAGAIN = avutil.AVERROR_EAGAIN();

    private Av() {
    }

    /** @throws IOException with FFmpeg's own words when {@code code} is an error; its text is for the log only */
    static int check(int code, String doing) throws IOException {
        if (code < 0) {
            throw new IOException(doing + ": " + text(code));
        }
        return code;
    }

    /** @throws IOException when an allocation gave nothing */
    static <P extends Pointer> P some(P pointer, String doing) throws IOException {
        if (Pointer.isNull(pointer)) {
            throw new IOException(doing + ": out of memory");
        }
        return pointer;
    }

    /** A new dictionary; the caller frees it. */
    static AVDictionary dictionary(Map<String, String> options) {
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
        return dictionary;
    }

    /** FFmpeg writes what strangers put into their files to stderr; we report by exceptions. */
    static void silence() {
        av_log_set_level(AV_LOG_QUIET);
    }

    private static String text(int code) {
        byte[] text = new byte[128];
        av_strerror(code, text, text.length);
        return new String(text, UTF_8).trim() + " (" + code + ")";
    }
}
