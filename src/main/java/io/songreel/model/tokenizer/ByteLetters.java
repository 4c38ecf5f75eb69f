package io.songreel.model.tokenizer;

import java.util.Arrays;

/** The letter that stands for each byte in GPT-2's and CLIP's vocabularies, where none may be blank. */
public final class ByteLetters {
    private static final int NO_BYTE = -1;
    private static final char[] LETTERS = letters();
    private static final int[] BYTES = bytes();

    private ByteLetters() {
    }

    /** The letter of a byte. */
    public static char of(byte value) {
        return LETTERS[value & 0xff];
    }

    /** The byte of a letter, 0 to 255; below 0 when it stands for none. */
    public static int value(char letter) {
        return letter < BYTES.length ? BYTES[letter] : NO_BYTE;
    }

    private static char[] letters() {
        char[] letters = new char[256];
        int spare = 256;
        for (int b = 0; b < letters.length; b++) {
            boolean visible = (b >= '!' && b <= '~') || (b >= '¡' && b <= '¬') || b >= '®';
            letters[b] = (char) (visible ? b : spare++);
        }
        return letters;
    }

    private static int[] bytes() {
        int[] bytes = new int[512];
        Arrays.fill(bytes, NO_BYTE);
        for (int b = 0; b < LETTERS.length; b++) {
            bytes[LETTERS[b]] = b;
        }
        return bytes;
    }
}
