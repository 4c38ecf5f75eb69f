package io.songreel.model.language.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static List<String> read(byte[] bytes, int piece) {
        EventStream stream = new EventStream();
        List<String> events = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += piece) {
            events.addAll(stream.append(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at))));
        }
        events.addAll(stream.finish());
        return events;
    }

    @Test
    void data_is_read_whatever_stands_around_it() {
        byte[] bytes = (": hello\r\n\r\nevent: x\r\nid: 7\r\ndata: {\"a\":\r\ndata:1}\r\n\r\n\n\ndata:  ü\n\nretry: 5\n\n"
                + "data: [DONE]").getBytes(StandardCharsets.UTF_8);
        for (int piece = 1; piece < bytes.length; piece++) {
            assertThat(read(bytes, piece)).containsExactly("{\"a\":\n1}", " ü", "[DONE]");
        }
    }

    @Property(tries = 500)
    void any_bytes_are_read_to_their_end(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int piece) {
        assertThat(read(bytes, piece)).isEqualTo(read(bytes, 1 + bytes.length));
    }

    @Property(tries = 300)
    void any_words_are_kept_up_to_the_limit(@ForAll List<String> pieces) {
        Completion completion = new Completion(200);
        for (String piece : pieces) {
            assertThat(completion.take("{\"choices\":[{\"delta\":{\"content\":" + TextNode.valueOf(piece) + "}}]}"))
                    .isEqualTo(Completion.Trouble.NONE);
        }
        String all = String.join("", pieces);
        assertThat(completion.tooLong()).isEqualTo(all.getBytes(StandardCharsets.UTF_8).length > 200);
        assertThat(all).startsWith(completion.text());
        if (!completion.tooLong()) {
            assertThat(completion.text()).isEqualTo(all);
        }
    }
}
