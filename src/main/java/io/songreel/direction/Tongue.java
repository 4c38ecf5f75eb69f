package io.songreel.direction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A language that lyrics may be in: says a foreign lyric by the English words that our books know, and leaves out what
 * it does not understand, so that a German "die" never counts as a death. Accents are not looked at, as lyrics from the
 * net often lack them.
 */
final class Tongue {
    private static final int MOST_WORDS = 8_000;
    private static final int SHORTEST_STEM = 3;
    /** Keeps a word's place, so that a negation reaches no farther than in the lyric itself. */
    private static final String UNKNOWN = "x";
    private static final Tongue ENGLISH = new Tongue("en");
    private static final List<Tongue> ALL = List.of(ENGLISH, new Tongue("de"), new Tongue("fr"), new Tongue("es"),
            new Tongue("it"), new Tongue("pt"));

    private final String code;
    private final Set<String> common = new HashSet<>();
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, String> stems = new LinkedHashMap<>();

    private Tongue(String code) {
        this.code = code;
        for (Shelf.Entry line : Shelf.read("tongues/" + code + ".txt")) {
            for (String word : Shelf.split(line.body(), ' ')) {
                if (line.head().equals("the")) {
                    common.add(folded(word));
                } else if (word.endsWith("*")) {
                    stems.putIfAbsent(folded(word.substring(0, word.length() - 1)), line.head());
                } else {
                    words.putIfAbsent(folded(word), line.head());
                }
            }
        }
    }

    /** Every language we read, English first. */
    static List<Tongue> all() {
        return ALL;
    }

    /**
     * The language of a lyric.
     *
     * @param language
     *            ISO 639-1 where it is known; else, or where we do not read it, the text's most common words decide
     */
    static Tongue of(String text, String language) {
        for (Tongue tongue : ALL) {
            if (tongue.code.equals(language)) {
                return tongue;
            }
        }
        List<String> said = Words.of(folded(text), MOST_WORDS);
        Tongue best = ENGLISH;
        long most = ENGLISH.commonIn(said);
        for (Tongue tongue : ALL) {
            long hits = tongue.commonIn(said);
            if (hits > most) {
                best = tongue;
                most = hits;
            }
        }
        return best;
    }

    String code() {
        return code;
    }

    /** The English words that entries lead to. */
    Set<String> meanings() {
        Set<String> meanings = new HashSet<>(words.values());
        meanings.addAll(stems.values());
        return meanings;
    }

    /** A line as our books can read it: English as it is, other languages word by word. */
    String english(String line) {
        if (this == ENGLISH) {
            return line;
        }
        List<String> said = new ArrayList<>();
        for (String word : Words.of(folded(line), MOST_WORDS)) {
            String meaning = meaning(word);
            said.add(meaning == null ? UNKNOWN : meaning);
        }
        return String.join(" ", said);
    }

    private @Nullable String meaning(String word) {
        // l'amour, dell'anima: what stands before the apostrophe is an article
        String bare = word.substring(word.lastIndexOf('\'') + 1);
        String whole = words.get(bare);
        for (int length = bare.length(); whole == null && length >= SHORTEST_STEM; length--) {
            whole = stems.get(bare.substring(0, length));
        }
        return whole;
    }

    private long commonIn(List<String> said) {
        return said.stream().filter(common::contains).count();
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().forEach(c -> {
            switch (c) {
                case 'ß' -> folded.append("ss");
                case 'œ', 'Œ' -> folded.append("oe");
                case '’' -> folded.append('\'');
                default -> {
                    if (Character.getType(c) != Character.NON_SPACING_MARK) {
                        folded.appendCodePoint(Character.toLowerCase(c));
                    }
                }
            }
        });
        return folded.toString();
    }
}
