package io.songreel.lyrics.align;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Numbers as they are sung in English. */
final class NumberWords {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,6})(st|nd|rd|th|s)?", Pattern.CASE_INSENSITIVE);
    private static final String[] SMALL = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
        "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen"};
    private static final String[] TENS = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
        "ninety"};

    private NumberWords() {
    }

    /** {@code text} with its numbers as words without spaces between: where a word ends is not asked. */
    static String readOut(String text) {
        return NUMBER.matcher(text).replaceAll(NumberWords::word);
    }

    private static String word(MatchResult found) {
        String digits = found.group(1);
        String ending = found.group(2) == null ? "" : found.group(2).toLowerCase(Locale.ROOT);
        int number = Integer.parseInt(digits);
        boolean counted = digits.length() != 4 || (ending.isEmpty() && number % 1000 < 10);
        String words = counted ? cardinal(number) : year(number);
        return switch (ending) {
            case "" -> words;
            case "s" -> words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
            default -> ordinal(words);
        };
    }

    /** 1985 is nineteen eighty five. */
    private static String year(int number) {
        int last = number % 100;
        String century = cardinal(number / 100);
        if (last == 0) {
            return century + "hundred";
        }
        return century + (last < 10 ? "oh" : "") + cardinal(last);
    }

    private static String cardinal(int number) {
        if (number >= 1000) {
            return cardinal(number / 1000) + "thousand" + rest(number % 1000);
        }
        if (number >= 100) {
            return SMALL[number / 100] + "hundred" + rest(number % 100);
        }
        return number < 20 ? SMALL[number] : TENS[number / 10] + rest(number % 10);
    }

    private static String rest(int number) {
        return number == 0 ? "" : cardinal(number);
    }

    private static String ordinal(String words) {
        String[][] odd = {{"one", "first"}, {"two", "second"}, {"three", "third"}, {"five", "fifth"},
            {"eight", "eighth"}, {"nine", "ninth"}, {"twelve", "twelfth"}};
        for (String[] pair : odd) {
            if (words.endsWith(pair[0])) {
                return words.substring(0, words.length() - pair[0].length()) + pair[1];
            }
        }
        return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ieth" : words + "th";
    }
}
