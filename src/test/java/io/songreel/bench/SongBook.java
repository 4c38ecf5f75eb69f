package io.songreel.bench;

import io.songreel.direction.Brief;
import io.songreel.direction.Music;
import io.songreel.direction.Segment;
import io.songreel.direction.ThemeLook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Thirty short songs with their facts, as a director is told of them. */
final class SongBook {
    /** Section and repetition of each segment. */
    static final List<String> FORM = List.of("intro0", "verse1", "verse1", "verse1", "verse1", "chorus2",
            "chorus2", "chorus2", "verse1", "verse1", "verse1", "verse1", "chorus2", "chorus2", "chorus2", "bridge3",
            "bridge3", "chorus2", "chorus2", "chorus2", "outro4");
    static final List<String> LONG_FORM = longForm();

    private SongBook() {
    }

    private static List<String> longForm() {
        List<String> form = new ArrayList<>();
        for (int i = 0; i < 46; i++) {
            form.add(FORM.get(i * FORM.size() / 46));
        }
        return List.copyOf(form);
    }

    static List<Song> songs() throws IOException {
        try (InputStream in = Objects.requireNonNull(SongBook.class.getResourceAsStream("songs.txt"))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).toList();
            List<Song> songs = new ArrayList<>();
            for (int i = 0; i + 4 < lines.size(); i += 5) {
                songs.add(new Song(lines.get(i), part(lines.get(i + 1)), part(lines.get(i + 2)), part(lines.get(i + 3)),
                        part(lines.get(i + 4))));
            }
            return songs;
        }
    }

    private static List<String> part(String line) {
        return line.equals("-") ? List.of("") : Arrays.stream(line.split("/", -1)).map(String::strip).toList();
    }

    record Song(String head, List<String> verse, List<String> chorus, List<String> second,
            List<String> bridge) {
        Brief brief(List<String> form) {
            List<String> facts = Arrays.stream(head.split(";", -1)).map(String::strip).toList();
            String[] energies = facts.get(4).split(" ", -1);
            double quiet = Double.parseDouble(energies[0]);
            double loud = Double.parseDouble(energies[1]);
            List<Segment> segments = new ArrayList<>();
            StringBuilder lyrics = new StringBuilder();
            int verses = 0;
            int line = 0;
            for (int i = 0; i < form.size(); i++) {
                String section = form.get(i).substring(0, form.get(i).length() - 1);
                boolean starts = i == 0 || !form.get(i).equals(form.get(i - 1));
                verses += starts && section.equals("verse") ? 1 : 0;
                line = starts ? 0 : line + 1;
                List<String> sung = switch (section) {
                    case "verse" -> verses == 1 ? verse : second;
                    case "chorus" -> chorus;
                    case "bridge" -> bridge;
                    default -> List.of("");
                };
                double energy = section.equals("chorus")
                        ? loud
                        : section.equals("verse") ? quiet : 0.6 * quiet + (section.equals("bridge") ? 0.15 : 0);
                String words = line < sung.size() ? sung.get(line) : "";
                lyrics.append(words).append(words.isEmpty() ? "" : "\n");
                segments.add(new Segment(i, 4 * i, 4 * i + 4, words, Math.min(1, energy + 0.05 * (i % 3)), section,
                        form.get(i).charAt(form.get(i).length() - 1) - '0'));
            }
            Double bpm = facts.get(1).equals("-") ? null : Double.valueOf(facts.get(1));
            String key = facts.get(2).equals("-") ? null : facts.get(2);
            return new Brief(lyrics.toString(), segments, look(facts.get(5)), List.of(), 0.5,
                    new Music(bpm, bpm == null ? null : 4, key, 0.7, Double.parseDouble(facts.get(3)), List.of()), "",
                    facts.getFirst().length() * 31L + facts.get(3).length());
        }
    }

    private static ThemeLook look(String name) {
        return switch (name) {
            case "dusk" -> new ThemeLook(List.of("#14132b", "#8c4a6b", "#e07a5f", "#f6c58f"), 0.42, 0.10, 0.4);
            case "night" -> new ThemeLook(List.of("#04050c", "#141c3c", "#4a4a8a", "#c9c0e8"), 0.2, 0.07, -0.5);
            case "noon" -> new ThemeLook(List.of("#3a5a2a", "#d9a441", "#7ec8e3", "#f5e6b0"), 0.78, 0.13, 0.6);
            case "snow" -> new ThemeLook(List.of("#33424e", "#9fb2bf", "#f0f3f4"), 0.85, 0.02, -0.4);
            case "neon" -> new ThemeLook(List.of("#120a2a", "#e0218a", "#18c5d8", "#f7f06d"), 0.45, 0.2, 0);
            case "noir" -> new ThemeLook(List.of("#0a0a0b", "#3c3c3e", "#8d8d8f", "#d9d9d6"), 0.3, 0.01, 0);
            case "space" -> new ThemeLook(List.of("#03030a", "#1b1f4a", "#6a4fa0", "#e8e0ff"), 0.18, 0.09, -0.3);
            case "city" -> new ThemeLook(List.of("#22252a", "#6b6258", "#a98467", "#d8cfc4"), 0.48, 0.05, 0.2);
            case "desert" -> new ThemeLook(List.of("#4a2c17", "#b5652b", "#e3b26a", "#f6e3bd"), 0.66, 0.11, 0.9);
            case "pastel" -> new ThemeLook(List.of("#8fa6c9", "#f2b5c4", "#f9e2ae", "#fbf6ee"), 0.86, 0.06, 0.3);
            case "sea" -> new ThemeLook(List.of("#0b2239", "#1f6f8b", "#7fc8c2", "#e9f3ee"), 0.52, 0.08, -0.6);
            case "industrial" -> new ThemeLook(List.of("#0f1012", "#3b3f45", "#a33b1f", "#c9ccd1"), 0.32, 0.05, 0);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
