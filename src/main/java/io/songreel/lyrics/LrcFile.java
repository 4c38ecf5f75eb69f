package io.songreel.lyrics;

import io.songreel.lyrics.LrcLine.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of LRC and enhanced LRC: {@code [mm:ss.xx]} before a line, several of them for a line that comes again,
 * {@code <mm:ss.xx>} before a word, {@code [offset:±ms]} (positive: earlier), and {@code [ar:…]} and the like, which are
 * passed over. As it is met in the wild: {@code [mm:ss]}, {@code [mm:ss:xx]}, {@code [hh:mm:ss.xx]}, one to three
 * decimals, word tags in square brackets, lines without a tag.
 *
 * @param timed
 *            whether any line has a time
 * @param lines
 *            in order of time, a repeated line once per time
 */
record LrcFile(boolean timed, List<LrcLine> lines) {
    private static final String TIME = "(?:(\\d{1,2}):)?(\\d{1,4}):(\\d{1,2})(?:[.:,](\\d{1,3}))?";
    private static final Pattern LINE_TAG = Pattern.compile("\\s*\\[\\s*" + TIME + "\\s*]");
    private static final Pattern WORD_TAG = Pattern.compile("<\\s*" + TIME + "\\s*>|\\[\\s*" + TIME + "\\s*]");
    private static final Pattern META = Pattern.compile("\\[\\s*(?:#|[a-zA-Z_]{2,12}\\s*:)(.*)]");
    private static final Pattern OFFSET = Pattern.compile("\\[\\s*offset\\s*:\\s*([+-]?\\d{1,7})\\s*]",
            Pattern.CASE_INSENSITIVE);

    /** More than any song sings; a file of nothing but time tags must not grow without bound. */
    private static final int MOST_CHARACTERS = 512 * 1024;

    /** A line with all its times, and what follows it without a time. */
    private record Block(List<Double> times, StringBuilder text) {}

    static LrcFile parse(List<String> raw) {
        double offset = 0;
        List<Block> blocks = new ArrayList<>();
        for (String line : raw) {
            Matcher meta = OFFSET.matcher(line);
            if (meta.matches()) {
                offset = Integer.parseInt(meta.group(1)) / 1000.0;
            } else {
                read(line, blocks);
            }
        }
        boolean timed = blocks.stream().anyMatch(block -> !block.times().isEmpty());
        return new LrcFile(timed, expand(blocks, -offset));
    }

    private static void read(String line, List<Block> blocks) {
        List<Double> times = new ArrayList<>();
        Matcher tag = LINE_TAG.matcher(line);
        int at = 0;
        while (tag.region(at, line.length()).lookingAt()) {
            times.add(seconds(tag, 0));
            at = tag.end();
        }
        if (!times.isEmpty()) {
            blocks.add(new Block(times, new StringBuilder(line.substring(at))));
        } else if (!META.matcher(line).matches()) {
            if (blocks.isEmpty()) {
                blocks.add(new Block(List.of(), new StringBuilder()));
            }
            blocks.getLast().text().append(' ').append(line);
        }
    }

    /** Lines in order of time; lines of one time, such as a translation below its original, become one. */
    private static List<LrcLine> expand(List<Block> blocks, double shift) {
        TreeMap<Double, LrcLine> lines = new TreeMap<>();
        int characters = 0;
        for (Block block : blocks) {
            // text before the first tag starts with the song
            List<Double> times = block.times().isEmpty() ? List.of(0.0) : block.times();
            LrcLine first = new LrcLine(times.getFirst(), parts(block.text().toString(), times.getFirst()));
            for (double time : times) {
                characters += 1 + block.text().length();
                if (characters <= MOST_CHARACTERS) {
                    lines.merge(time + shift, first.shifted(time + shift - first.start()), LrcLine::and);
                }
            }
        }
        return List.copyOf(lines.values());
    }

    private static List<Part> parts(String text, double lineStart) {
        List<Part> parts = new ArrayList<>();
        Matcher tag = WORD_TAG.matcher(text);
        int from = 0;
        boolean tagged = false;
        double start = lineStart;
        while (tag.find()) {
            add(parts, new Part(tagged, start, text.substring(from, tag.start())));
            start = seconds(tag, tag.group(2) != null ? 0 : 4);
            tagged = true;
            from = tag.end();
        }
        add(parts, new Part(tagged, start, text.substring(from)));
        return parts;
    }

    /** An empty part with a tag is kept: it ends the word before. */
    private static void add(List<Part> parts, Part part) {
        if (part.tagged() || !part.text().isBlank()) {
            parts.add(part);
        }
    }

    private static double seconds(Matcher tag, int group) {
        String hours = tag.group(group + 1);
        String minutes = tag.group(group + 2);
        String seconds = tag.group(group + 3);
        String fraction = tag.group(group + 4);
        boolean hundredths = hours != null && fraction == null;
        if (hundredths) {
            // [mm:ss:xx], not [hh:mm:ss]: that is how it is used
            return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes) + Integer.parseInt(seconds) / 100.0;
        }
        double whole = (hours == null ? 0 : Integer.parseInt(hours)) * 3600.0 + Integer.parseInt(minutes) * 60
                + Integer.parseInt(seconds);
        return fraction == null ? whole : whole + Integer.parseInt(fraction) / Math.pow(10, fraction.length());
    }
}
