package io.songreel.lyrics;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out what is written but not sung: {@code [Music]}, {@code [Chorus]}, {@code (applause)}, {@code *laughs*}, notes,
 * speaker dashes, and punctuation beyond the least. Words in round brackets are kept unless they name a sound: backing
 * vocals are written so.
 */
final class Markup {
    private static final String SOUND = "music|musique|musik|música|musica|applause|applaus|applaudissements|aplausos"
            + "|applausi|laugh\\w*|lachen|rires|risas|cheer\\w*|clap\\w*|instrumental|silence|stille|inaudible"
            + "|indistinct|unintelligible|singing in|sings in|speaking in|speaks in|noises?|beat(?:s|box\\w*)?|guitar"
            + "|piano|drums?|solo|whistl\\w*|sighs?|coughs?|gasps?|sound of|sounds|sound effects?|blank_audio|outro"
            + "|intro|拍手|音楽|笑|음악|박수|музыка|аплодисменты";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern UNSUNG = Pattern.compile(
            "\\[[^\\[\\]]{0,200}]|【[^【】]{0,200}】" + "|[(（][^()（）]{0,80}?(?<!\\w)(?:" + SOUND + ")[^()（）]{0,80}[)）]"
                    + "|\\*[^*]{0,80}(?<!\\w)(?:" + SOUND + ")[^*]{0,80}\\*" + "|[♩♪♫♬♭♮♯🎵🎶🎼�]+|^\\s*(?:>>+|-+)\\s*",
            FLAGS);
    private static final Pattern REPEATED_MARK = Pattern.compile("([!?,;:~\"*_=#|/\\\\+-])\\1+|([.…。])[.…。]+");
    private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");

    private Markup() {
    }

    /** The lines without it; lines that are left with no word are gone. */
    static List<List<Word>> strip(List<List<Word>> lines) {
        return lines.stream().map(Markup::line).filter(line -> !line.isEmpty()).toList();
    }

    private static List<Word> line(List<Word> words) {
        StringBuilder sung = new StringBuilder(TranscriptCleaner.text(words));
        Matcher unsung = UNSUNG.matcher(sung.toString());
        while (unsung.find()) {
            for (int i = unsung.start(); i < unsung.end(); i++) {
                sung.setCharAt(i, ' ');
            }
        }
        List<Word> kept = new ArrayList<>();
        int from = 0;
        for (Word word : words) {
            int to = from + word.text().length();
            String text = punctuation(String.join(" ", Tokens.of(sung.substring(from, to))));
            if (SAYS_SOMETHING.matcher(text).find()) {
                kept.add(new Word(text, word.start(), word.end(), word.confidence(), word.source()));
            }
            from = to + 1;
        }
        return kept;
    }

    private static String punctuation(String text) {
        return REPEATED_MARK.matcher(text).replaceAll(mark -> {
            String once = mark.group(1) == null ? mark.group(2) : mark.group(1);
            return Matcher.quoteReplacement(once);
        }).strip();
    }
}
