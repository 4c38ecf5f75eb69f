package io.songreel.model.language.chat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of server-sent events, from bytes that come in any pieces (WHATWG HTML, section 9.2). Lines end with a line
 * feed, with or without a carriage return before it. Broken UTF-8 becomes replacement characters.
 */
final class EventStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean pending;

    /** @return the data of the events that these bytes complete */
    List<String> append(ByteBuffer bytes) {
        List<String> complete = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                line(complete);
            } else {
                line.write(next);
            }
        }
        return complete;
    }

    /** @return the data of an event that was begun and has no blank line after it */
    List<String> finish() {
        List<String> complete = new ArrayList<>();
        line(complete);
        dispatch(complete);
        return complete;
    }

    private void line(List<String> complete) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        String content = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (content.isEmpty()) {
            dispatch(complete);
        } else if (content.startsWith("data:")) {
            data.append(pending ? "\n" : "").append(content, content.startsWith("data: ") ? 6 : 5, content.length());
            pending = true;
        }
    }

    private void dispatch(List<String> complete) {
        if (pending) {
            complete.add(data.toString());
            data.setLength(0);
            pending = false;
        }
    }
}
