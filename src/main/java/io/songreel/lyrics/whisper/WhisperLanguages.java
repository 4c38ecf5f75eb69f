package io.songreel.lyrics.whisper;

import java.util.Map;
import java.util.Set;

/** The languages Whisper's multilingual models know, by ISO 639-1. */
public final class WhisperLanguages {
    /** Asks the model to find the language out. */
    public static final String AUTO = "auto";
    private static final Set<String> KNOWN = Set.of("af", "am", "ar", "as", "az", "ba", "be", "bg", "bn", "bo", "br",
            "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fo", "fr", "gl", "gu", "ha",
            "he", "hi", "hr", "ht", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "la", "lb", "ln",
            "lo", "lt", "lv", "mg", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "ne", "nl", "nn", "no", "oc", "pa",
            "pl", "ps", "pt", "ro", "ru", "sa", "sd", "si", "sk", "sl", "sn", "so", "sq", "sr", "su", "sv", "sw", "ta",
            "te", "tg", "th", "tk", "tl", "tr", "tt", "uk", "ur", "uz", "vi", "yi", "yo", "zh");
    /** Whisper's own name for Javanese, and codes that have become another. */
    private static final Map<String, String> OTHER_NAME = Map.of("jv", "jw", "nb", "no", "iw", "he", "in", "id", "ji",
            "yi", "sh", "sr");

    private WhisperLanguages() {
    }

    /** Whisper's code; {@value #AUTO} for a language it does not know, which it would otherwise take for noise. */
    public static String code(String language) {
        String code = OTHER_NAME.getOrDefault(language, language);
        return KNOWN.contains(code) || OTHER_NAME.containsValue(code) ? code : AUTO;
    }

    /** ISO 639-1 of Whisper's code. */
    public static String iso(String code) {
        return code.equals("jw") ? "jv" : code;
    }
}
