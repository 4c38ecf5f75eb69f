package io.songreel.model.tokenizer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to text as they come: a letter of which bytes are missing is held back until they are there. */
public final class Utf8Stream {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer held = ByteBuffer.allocate(0);

    /** What can be read now; what is no text becomes U+FFFD. */
    public String append(byte... bytes) {
        return read(bytes, false);
    }

    /** The end: what is held back becomes U+FFFD. */
    public String finish() {
        return read(new byte[0], true);
    }

    /** Whether a letter has begun. */
    public boolean incomplete() {
        return held.hasRemaining();
    }

    private String read(byte[] bytes, boolean end) {
        ByteBuffer in = ByteBuffer.allocate(held.remaining() + bytes.length).put(held).put(bytes).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + 2);
        decoder.decode(in, out, end);
        held = in.slice();
        if (end) {
            decoder.flush(out);
            decoder.reset();
            held = ByteBuffer.allocate(0);
        }
        return out.flip().toString();
    }
}
