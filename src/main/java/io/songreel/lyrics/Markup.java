package io.songreel.lyrics;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out what is written but not sung: {@code [Music]}, {@code [Chorus]}, {@code (applause)}, {@code *laughs*}, notes,
 * speaker dashes, and punctuation beyond the least. Words in round brackets are kept unless they name a sound: backing
 * vocals are written so.
 */
final class Markup {
    private static final String SOUND = "music|musique|musik|música|musica|applause|applaus|applaudissements|aplausos"
            + "|applausi|laugh(?:s|ing|ter)|lachen|rires|risas|cheer(?:s|ing)|clapping|instrumental(?: .*)?|silence"
            + "|stille|inaudible|indistinct|unintelligible|noises?|static|beatbox(?:ing)?|whistling|sighs?|coughs?"
            + "|coughing|gasps?|blank_audio|sound effects?|(?:guitar|piano|drum|sax|saxophone|bass) (?:solo|music|riff)"
            + "|(?:singing|sings|speaking|speaks) in .*|拍手|音楽|笑い?|음악|박수|музыка|аплодисменты";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    /** In square brackets, a note, a speaker's dash: for everybody. */
    private static final Pattern UNSUNG = Pattern.compile(
            "\\[[^\\[\\]]{0,200}]|【[^【】]{0,200}】|[♩♪♫♬♭♮♯\\x{1F3B5}\\x{1F3B6}\\x{1F3BC}\\uFFFD]+"
                    + "|^\\s*(?:>>+|-+)\\s*");
    /** What round brackets or asterisks hold is a sound if it says so; a word or two may say what kind. */
    private static final Pattern ASIDE = Pattern.compile("[(（]([^()（）]{1,80})[)）]|\\*([^*]{1,80})\\*");
    private static final Pattern IS_SOUND = Pattern.compile("\\s*(?:\\w+\\s+(?:and\\s+)?){0,2}(?:" + SOUND + ")"
            + "(?:\\s+(?:plays?|playing|continues|stops|fades|out|in|and|\\w+ing))*\\W*", FLAGS);
    private static final Pattern IS_ONLY_SOUND = Pattern.compile("\\W*(?:" + SOUND + ")\\W*", FLAGS);
    private static final Pattern REPEATED_MARK = Pattern.compile("([!?,;:~\"*_=#|/\\\\+-])\\1+|([.…。])[.…。]+");
    private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");

    private Markup() {
    }

    /**
     * The lines without it; lines that are left with no word are gone.
     *
     * @param recognised
     *            by a model, which describes sounds more freely than people who write lyrics
     */
    static List<List<Word>> strip(List<List<Word>> lines, boolean recognised) {
        Pattern sound = recognised ? IS_SOUND : IS_ONLY_SOUND;
        return lines.stream().map(line -> line(line, sound)).filter(line -> !line.isEmpty()).toList();
    }

    private static List<Word> line(List<Word> words, Pattern sound) {
        StringBuilder sung = new StringBuilder(TranscriptCleaner.text(words));
        Matcher unsung = UNSUNG.matcher(sung.toString());
        while (unsung.find()) {
            blank(sung, unsung);
        }
        Matcher aside = ASIDE.matcher(sung.toString());
        while (aside.find()) {
            String said = aside.group(1) == null ? aside.group(2) : aside.group(1);
            if (sound.matcher(said).matches()) {
                blank(sung, aside);
            }
        }
        List<Word> kept = new ArrayList<>();
        int from = 0;
        for (Word word : words) {
            int to = from + word.text().length();
            List<String> left = Tokens.of(sung.substring(from, to)).stream().map(Markup::punctuation)
                    .filter(token -> SAYS_SOMETHING.matcher(token).find()).toList();
            if (left.size() == 1) {
                kept.add(new Word(left.getFirst(), word.start(), word.end(), word.confidence(), word.source()));
            } else if (!left.isEmpty()) {
                // two words that only a mark held together share their time
                kept.addAll(WordSpread.over(String.join(" ", left), word.start(), word.end(), word.confidence()));
            }
            from = to + 1;
        }
        return kept;
    }

    private static void blank(StringBuilder text, MatchResult found) {
        for (int i = found.start(); i < found.end(); i++) {
            text.setCharAt(i, ' ');
        }
    }

    private static String punctuation(String text) {
        return REPEATED_MARK.matcher(text).replaceAll(mark -> {
            String once = mark.group(1) == null ? mark.group(2) : mark.group(1);
            return Matcher.quoteReplacement(once);
        }).strip();
    }
}
