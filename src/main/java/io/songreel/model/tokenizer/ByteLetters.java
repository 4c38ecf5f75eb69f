package io.songreel.model.tokenizer;

/** The letter that stands for each byte in GPT-2's and CLIP's vocabularies, where none may be blank. */
public final class ByteLetters {
    private static final char[] LETTERS = letters();

    private ByteLetters() {
    }

    /** The letter of a byte. */
    public static char of(byte value) {
        return LETTERS[value & 0xff];
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
}
