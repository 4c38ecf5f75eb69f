package io.songreel.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.audio.SongSection;
import io.songreel.audio.SongSection.Label;
import io.songreel.media.Chapter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaptersTest {
    private static SongSection section(double start, double end, Label label) {
        return new SongSection(start, end, label, 0, 0.5);
    }

    @Test
    void a_label_is_numbered_when_the_song_has_it_more_than_once() {
        assertThat(Chapters.of(List.of(section(0, 8, Label.INTRO), section(8, 24, Label.VERSE),
                section(24, 40, Label.CHORUS), section(40, 56, Label.VERSE), section(56, 80, Label.OUTRO))))
                .containsExactly(new Chapter(0, "Intro"), new Chapter(8, "Verse 1"), new Chapter(24, "Chorus"),
                        new Chapter(40, "Verse 2"), new Chapter(56, "Outro"));
    }

    @Test
    void a_moment_is_no_chapter_and_the_first_one_starts_with_the_film() {
        assertThat(Chapters.of(List.of(section(0, 0.2, Label.INTRO), section(0.2, 9, Label.VERSE),
                section(9, 9.1, Label.OUTRO)))).containsExactly(new Chapter(0, "Verse"));
        assertThat(Chapters.of(List.of())).isEmpty();
    }
}
