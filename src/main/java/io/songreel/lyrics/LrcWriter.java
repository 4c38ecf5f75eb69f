package io.songreel.lyrics;

import java.util.List;
import java.util.stream.Collectors;

/** LRC, and enhanced LRC with a time for each word. */
final class LrcWriter {
    private LrcWriter() {
    }

    static String lines(List<List<Word>> lines) {
        StringBuilder out = new StringBuilder();
        for (List<Word> line : lines) {
            out.append('[').append(Clock.minutes(line.getFirst().start())).append(']')
                    .append(line.stream().map(Word::text).collect(Collectors.joining(" "))).append('\n');
        }
        return out.toString();
    }

    static String words(List<List<Word>> lines) {
        StringBuilder out = new StringBuilder();
        for (List<Word> line : lines) {
            out.append('[').append(Clock.minutes(line.getFirst().start())).append(']');
            for (int i = 0; i < line.size(); i++) {
                out.append(i == 0 ? "" : " ").append('<').append(Clock.minutes(line.get(i).start())).append('>')
                        .append(line.get(i).text());
            }
            out.append('<').append(Clock.minutes(line.getLast().end())).append(">\n");
        }
        return out.toString();
    }
}
