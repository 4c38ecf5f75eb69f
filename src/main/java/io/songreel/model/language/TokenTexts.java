package io.songreel.model.language;

import io.songreel.model.tokenizer.Tokenizer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/** What each token could do inside a JSON string: go on with it, end it, or break it. */
final class TokenTexts {
    private final Tokenizer tokenizer;
    private final BitSet plain = new BitSet();
    private final BitSet ends = new BitSet();
    private final BitSet letters = new BitSet();
    private final BitSet quoteFirst = new BitSet();
    private final BitSet digitFirst = new BitSet();
    private final BitSet commaFirst = new BitSet();
    private final BitSet bracketFirst = new BitSet();

    TokenTexts(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        for (int id = 0; id < tokenizer.size(); id++) {
            byte[] bytes = tokenizer.bytes(id);
            if (bytes.length > 0 && !tokenizer.isAdded(id)) {
                sort(id, bytes);
            }
        }
    }

    private void sort(int id, byte... bytes) {
        int quote = indexOf(bytes, '"');
        boolean sound = sound(bytes, quote < 0 ? bytes.length : quote);
        plain.set(id, sound && quote < 0);
        ends.set(id, sound && quote >= 0);
        letters.set(id, sound && quote < 0 && letter(bytes));
        quoteFirst.set(id, quote == 0);
        digitFirst.set(id, bytes[0] >= '0' && bytes[0] <= '9');
        int blank = bytes[0] == ' ' && bytes.length > 1 ? 1 : 0;
        commaFirst.set(id, bytes[blank] == ',');
        bracketFirst.set(id, bytes[blank] == ']');
    }

    /** Neither escapes nor control characters. */
    private static boolean sound(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\\' || (bytes[i] >= 0 && bytes[i] < ' ') || bytes[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean letter(byte... bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).codePoints()
                    .anyMatch(Character::isLetter);
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static int indexOf(byte[] bytes, char wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Go on with a string. */
    BitSet plain() {
        return plain;
    }

    /** End a string, maybe after a few more letters of it. */
    BitSet ends() {
        return ends;
    }

    /** Go on with a string by at least one whole letter. */
    BitSet letters() {
        return letters;
    }

    BitSet quoteFirst() {
        return quoteFirst;
    }

    BitSet digitFirst() {
        return digitFirst;
    }

    BitSet commaFirst() {
        return commaFirst;
    }

    BitSet bracketFirst() {
        return bracketFirst;
    }

    byte[] bytes(int id) {
        return tokenizer.bytes(id);
    }

    /** What a token that ends a string still adds to it. */
    byte[] beforeQuote(int id) {
        byte[] bytes = tokenizer.bytes(id);
        return Arrays.copyOf(bytes, Math.max(0, indexOf(bytes, '"')));
    }
}
