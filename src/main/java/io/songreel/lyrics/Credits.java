package io.songreel.lyrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Drops lines that speech models learnt from subtitle files and say where nobody sings: credits, which no song has, and
 * video farewells, when they stand alone between long pauses.
 */
final class Credits {
    /** Whole lines, letters and digits only, lower case. */
    private static final Pattern NEVER_SUNG = Pattern.compile(
            "(?:sub(?:title[sd]?|titling|titrage|títulos|titulos)|sous titr\\w*|untertitel\\w*|sottotitoli|legendas?"
                    + "|napisy|субтитры|caption(?:s|ed|ing)|transcri(?:bed|ption|pt)|translat(?:ed|ion))"
                    + "(?: .*)? (?:by|par|von|vom|im|der|des|de|di|por|a cura|community|сделал|создавал|делал|www|zdf"
                    + "|ard|br|funk)(?: .*)?"
                    + "|.*amara ?org.*|.*opensubtitles.*|.*zeoranger.*|.*subscribe to (?:my|the|our) channel.*"
                    + "|字幕.*|ご視聴ありがとうございました.*|시청해\\s?주셔서 감사합니다.*|продолжение следует.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern FAREWELL = Pattern.compile(
            "(?:thanks|thank you)(?: (?:so|very) much)?(?: for (?:watching|listening|your attention|viewing))?"
                    + "(?: (?:all|everyone|everybody|guys|you))?|(?:please )?(?:like and )?subscribe.*|bye(?: bye){0,9}|you|okay|see you (?:next|in the).*"
                    + "|merci d avoir .*|vielen dank(?: fürs? .*)?|gracias por ver .*|谢谢(?:观看)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final double ALONE_SECONDS = 3;

    private Credits() {
    }

    static List<List<Word>> strip(List<List<Word>> lines) {
        List<List<Word>> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String said = said(lines.get(i));
            boolean credit = NEVER_SUNG.matcher(said).matches();
            if (!credit && !(FAREWELL.matcher(said).matches() && alone(lines, i))) {
                kept.add(lines.get(i));
            }
        }
        return kept;
    }

    static String said(List<Word> line) {
        return NO_WORD.matcher(TranscriptCleaner.text(line)).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** The first and the last line have nobody on one side. */
    private static boolean alone(List<List<Word>> lines, int i) {
        double start = lines.get(i).getFirst().start();
        double end = lines.get(i).getLast().end();
        return (i == 0 || start - lines.get(i - 1).getLast().end() >= ALONE_SECONDS)
                && (i == lines.size() - 1 || lines.get(i + 1).getFirst().start() - end >= ALONE_SECONDS);
    }
}
