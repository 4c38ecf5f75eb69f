package io.songreel.musicvideo;

import io.songreel.audio.SongSection;
import io.songreel.media.Chapter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sections of a song as the film's chapters: "Intro", "Verse 1", "Chorus 1", "Verse 2". */
final class Chapters {
    /** What is shorter is no place to jump to, and files count chapters in milliseconds. */
    private static final double SHORTEST_SECONDS = 0.5;

    private Chapters() {
    }

    /** In order; none for a song without sections. A label is numbered when the song has it more than once. */
    static List<Chapter> of(List<SongSection> sections) {
        List<SongSection> lasting = sections.stream().filter(s -> s.end() - s.start() >= SHORTEST_SECONDS).toList();
        Map<SongSection.Label, Integer> all = new EnumMap<>(SongSection.Label.class);
        lasting.forEach(section -> all.merge(section.label(), 1, Integer::sum));
        Map<SongSection.Label, Integer> seen = new EnumMap<>(SongSection.Label.class);
        List<Chapter> chapters = new ArrayList<>();
        for (SongSection section : lasting) {
            int number = seen.merge(section.label(), 1, Integer::sum);
            String name = name(section.label());
            chapters.add(new Chapter(chapters.isEmpty() ? 0 : section.start(),
                    all.getOrDefault(section.label(), 0) > 1 ? name + " " + number : name));
        }
        return List.copyOf(chapters);
    }

    private static String name(SongSection.Label label) {
        String name = label.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
