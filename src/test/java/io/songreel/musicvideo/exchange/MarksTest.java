package io.songreel.musicvideo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.musicvideo.exchange.Timeline.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final List<Double> BEATS = List.of(0.1, 0.6, 1.1, 1.6, 2.1, 2.6);
    private static final List<Double> BARS = List.of(0.6, 2.1);

    private static List<Mark> marks(List<Double> bars, BeatMarks density) {
        return new Marks(seconds -> Math.round(seconds * 25), 60).of(List.of(new Marks.Section("Verse", 0),
                new Marks.Section("Chorus", 2.11)), BEATS, bars, density);
    }

    @Test
    void bars_are_counted_and_beats_within_them() {
        assertThat(marks(BARS, BeatMarks.ALL)).extracting(Mark::name).containsExactly("Verse", "Beat 0.1", "Bar 1",
                "Beat 1.2", "Beat 1.3", "Chorus");
    }

    @Test
    void a_section_wins_the_frame_and_what_is_past_the_film_is_dropped() {
        assertThat(marks(BARS, BeatMarks.ALL)).last().isEqualTo(new Mark(Mark.Kind.SECTION, "Chorus", 53));
    }

    @Test
    void fewer_marks_can_be_asked_for() {
        assertThat(marks(BARS, BeatMarks.BARS)).extracting(Mark::name).containsExactly("Verse", "Bar 1", "Chorus");
        assertThat(marks(BARS, BeatMarks.NONE)).extracting(Mark::name).containsExactly("Verse", "Chorus");
    }

    @Test
    void without_bars_beats_are_counted_through() {
        assertThat(marks(List.of(), BeatMarks.ALL)).extracting(Mark::name).containsExactly("Verse", "Beat 1",
                "Beat 2", "Beat 3", "Beat 4", "Chorus");
    }
}
