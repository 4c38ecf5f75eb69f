package io.songreel.direction.language;

import io.songreel.direction.Clip;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a picture from talk. Models, small ones above all, sing the lyrics back, repeat the task, or speak to
 * their reader.
 *
 * @param told
 *            each run of {@link #RUN} words of the lyrics and the task
 */
record Showing(Set<String> told) {
    /** So many words in a row are not alike by chance. */
    private static final int RUN = 5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)?");
    private static final Pattern TALK = Pattern.compile(
            "^\\s*(?:mood|style|title|song|movie|scene|prompt|figure|place|motion|description|answer|note)s?\\s*:"
                    + "|(?<![\\p{L}\\p{N}])(?:I|I['’](?:m|ll|ve|d)|my|me|myself|you|your|yours|you['’](?:re|ll|ve|d)"
                    + "|we|our|us|we['’](?:re|ll|ve)|let['’]s|here (?:is|are)|here['’]s|please|how to|write (?:an?|the)"
                    + "|json|schema|lyrics?|prompts?|the viewers?|music video|scene \\d+"
                    + "|(?:this|the|next|first|last|final|opening) (?:scene|shot|image|song|film|video|story|camera)"
                    + ")(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** How a model begins a picture that is good behind it. */
    private static final Pattern ANNOUNCEMENT = Pattern
            .compile("^(?:(?:in|for) (?:this|the) (?:\\w+ )?(?:scene|shot),? )?"
                    + "(?:we (?:can |now )?see|(?:this|the) (?:\\w+ )?(?:scene|camera|image|picture|shot|frame|video) (?:now )?"
                    + "(?:shows|reveals|captures|depicts|features|shifts to|opens (?:on|with)|begins with|cuts to|is of)) "
                    + "(?:us )?(?=\\p{L})", Pattern.CASE_INSENSITIVE);

    static Showing of(List<String> texts) {
        Set<String> told = new HashSet<>();
        texts.forEach(text -> told.addAll(runs(text)));
        return new Showing(told);
    }

    /** The text without an announcement of what is to be seen. */
    static String shown(String text) {
        Matcher announced = ANNOUNCEMENT.matcher(text.strip());
        return Clip.sentence(announced.replaceFirst(""));
    }

    /** Whether it cannot be meant as a picture. */
    boolean speaks(String text) {
        return text.contains("?") || TALK.matcher(text).find() || stutters(words(text))
                || runs(text).stream().anyMatch(told::contains);
    }

    private static boolean stutters(List<String> words) {
        return words.size() >= 2 * RUN && new HashSet<>(words).size() * 2 < words.size();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(found -> found.group().replace('’', '\''))
                .toList();
    }

    private static List<String> runs(String text) {
        List<String> words = words(text);
        List<String> runs = new ArrayList<>();
        for (int from = 0; from + RUN <= words.size(); from++) {
            runs.add(String.join(" ", words.subList(from, from + RUN)));
        }
        return runs;
    }
}
