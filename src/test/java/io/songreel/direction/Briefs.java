package io.songreel.direction;

import java.util.ArrayList;
import java.util.List;

/** Songs for tests: lines with their energy. */
final class Briefs {
    static final ThemeLook DUSK = new ThemeLook(List.of("#14132b", "#8c4a6b", "#e07a5f", "#f6c58f"), 0.42, 0.1, 0.4);
    static final ThemeLook NIGHT = new ThemeLook(List.of("#04050c", "#141c3c", "#4a4a8a", "#c9c0e8"), 0.2, 0.07, -0.5);
    static final ThemeLook NOON = new ThemeLook(List.of("#3a5a2a", "#d9a441", "#7ec8e3", "#f5e6b0"), 0.78, 0.13, 0.6);
    static final ThemeLook SNOW = new ThemeLook(List.of("#33424e", "#9fb2bf", "#f0f3f4"), 0.85, 0.02, -0.4);

    private Briefs() {
    }

    static Brief seaBallad() {
        return of(DUSK, List.of(), "|0.15", "I left the light on in the harbour|0.3",
                "the tide came in without you|0.4",
                "come back to the ocean, come back to me|0.8", "I am a lighthouse with nobody to see|0.85", "|0.4",
                "I wrote you a letter and folded the page|0.45", "put it in a bottle, let it drift away|0.5",
                "come back to the ocean, come back to me|0.85", "I am a lighthouse with nobody to see|0.9", "|0.3",
                "come back to the ocean, back to me|0.95", "|0.2");
    }

    static Brief rage() {
        return of(NIGHT, List.of(), "burn it down|0.8", "you lied to me|0.85",
                "blood on the wall, I will kill the pain|1",
                "scream until the fire is gone|0.9", "hate is a machine|0.95", "burn it down|1");
    }

    static Brief party() {
        return of(NOON, List.of(), "dance all night with my friends|0.8", "laughing in the sun|0.9",
                "sugar on your lips, summer on the beach|0.9", "dance all night with my friends|0.95",
                "happy, happy|0.8");
    }

    static Brief winter() {
        return of(SNOW, List.of(), "snow is falling on the river|0.2", "nobody on the road|0.2", "quiet now|0.15",
                "the trees are still|0.1");
    }

    static Brief instrumental(int scenes) {
        String[] lines = new String[scenes];
        for (int i = 0; i < scenes; i++) {
            lines[i] = "|" + (0.5 + 0.4 * Math.sin(i / 2.5));
        }
        return of(DUSK, List.of(), lines);
    }

    static List<Brief> all() {
        return List.of(seaBallad(), rage(), party(), winter(), instrumental(46), instrumental(3), instrumental(2),
                instrumental(1), instrumental(0));
    }

    /** Lines are {@code words|energy}, four seconds each. */
    static Brief of(ThemeLook look, List<String> tags, String... lines) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder transcript = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            int bar = lines[i].lastIndexOf('|');
            String words = lines[i].substring(0, bar);
            transcript.append(words).append(words.isEmpty() ? "" : "\n");
            segments.add(new Segment(i, 4 * i, 4 * i + 4, words, Double.parseDouble(lines[i].substring(bar + 1)), "",
                    Segment.NO_REPETITION));
        }
        return new Brief(transcript.toString(), segments, look, tags, 0.5, music(1800), "en", 7);
    }

    /** Nothing but brightness was heard. */
    static Music music(double brightnessHz) {
        return new Music(null, null, null, 0, brightnessHz, List.of());
    }

    /** Four seconds each: {@code section repetition|words|energy}. */
    static Brief formed(Music music, String language, String... lines) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder transcript = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            String[] parts = lines[i].split("\\|", -1);
            String[] section = parts[0].split(" ", -1);
            transcript.append(parts[1]).append('\n');
            segments.add(new Segment(i, 4 * i, 4 * i + 4, parts[1], Double.parseDouble(parts[2]), section[0],
                    Integer.parseInt(section[1])));
        }
        return new Brief(transcript.toString(), segments, DUSK, List.of(), 0.5, music, language, 7);
    }

    static Brief tagged(Brief brief, String... tags) {
        return new Brief(brief.transcript(), brief.segments(), brief.look(), List.of(tags), brief.intensity(),
                brief.music(), brief.language(), brief.seed());
    }
}
