package io.songreel.lyrics;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Text as its words: what white space, of any script, stands between. */
public final class Tokens {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}&&[^\\u200C\\u200D]]+");

    private Tokens() {
    }

    /** The words in order, none blank. */
    public static List<String> of(String text) {
        return Arrays.stream(SPACE.split(text)).filter(token -> !token.isBlank()).toList();
    }
}
