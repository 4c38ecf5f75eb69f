package io.songreel.model.tokenizer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tokens beside the vocabulary, found in a text before it is cut: the longest of those that begin first. */
final class AddedTokens {
    private final Map<String, Token> tokens = new HashMap<>();
    private final Set<Integer> ids = new HashSet<>();
    private final Set<Integer> specials = new HashSet<>();
    private final @Nullable Pattern raw;
    private final @Nullable Pattern normalised;

    /**
     * @param special
     *            stands for no text
     * @param normalised
     *            looked for after the text was normalised
     * @param left
     *            takes blanks before it along
     * @param right
     *            takes blanks after it along
     * @param word
     *            only where no letter or digit is beside it
     */
    record Token(int id, String content, boolean special, boolean normalised, boolean left, boolean right,
            boolean word) {}

    AddedTokens(List<Token> all) {
        for (Token token : all) {
            tokens.put(token.content(), token);
            ids.add(token.id());
            if (token.special()) {
                specials.add(token.id());
            }
        }
        raw = pattern(all.stream().filter(token -> !token.normalised()).toList());
        normalised = pattern(all.stream().filter(Token::normalised).toList());
    }

    private static @Nullable Pattern pattern(List<Token> tokens) {
        return tokens.isEmpty()
                ? null
                : WordCutter.pattern(tokens.stream()
                        .sorted(Comparator.comparingInt((Token token) -> token.content().length()).reversed())
                        .map(AddedTokens::expression).collect(Collectors.joining("|")));
    }

    private static String expression(Token token) {
        String name = (token.word() ? "(?<!\\w)" : "") + "(" + Pattern.quote(token.content()) + ")"
                + (token.word() ? "(?!\\w)" : "");
        return (token.left() ? "\\s*" : "") + name + (token.right() ? "\\s*" : "");
    }

    OptionalInt id(String content) {
        Token token = tokens.get(content);
        return token == null ? OptionalInt.empty() : OptionalInt.of(token.id());
    }

    boolean special(int id) {
        return specials.contains(id);
    }

    boolean known(int id) {
        return ids.contains(id);
    }

    /** @param plain takes what lies between the tokens, normalised */
    void cut(String text, Normal normal, Consumer<String> plain, IntConsumer found) {
        cut(raw, text, between -> cut(normalised, normal.of(between), plain, found), found);
    }

    private void cut(@Nullable Pattern pattern, String text, Consumer<String> plain, IntConsumer found) {
        int from = 0;
        if (pattern != null) {
            Matcher match = pattern.matcher(text);
            while (match.find()) {
                Token token = tokens.get(name(match));
                if (token != null) {
                    between(text, from, match.start(), plain);
                    found.accept(token.id());
                    from = match.end();
                }
            }
        }
        between(text, from, text.length(), plain);
    }

    /** Without the blanks that it takes along. */
    private static String name(Matcher match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            String name = match.group(group);
            if (name != null) {
                return name;
            }
        }
        return "";
    }

    private static void between(String text, int from, int to, Consumer<String> plain) {
        if (to > from) {
            plain.accept(text.substring(from, to));
        }
    }
}
