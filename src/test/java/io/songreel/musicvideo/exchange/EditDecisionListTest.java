package io.songreel.musicvideo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.musicvideo.exchange.Timeline.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditDecisionListTest {
    private static final String TIME = "(\\d\\d:\\d\\d:\\d\\d:\\d\\d)";
    private static final Pattern EVENT = Pattern.compile("(\\d{3})  (\\S+) +(V|A|AA) +C +" + TIME + " " + TIME + " "
            + TIME + " " + TIME + "\n\\* FROM CLIP NAME: (.+)\n\\* SOURCE FILE: (.+)\n");
    private static final Pattern LOCATOR = Pattern.compile("\\* LOC: " + TIME + " (\\S+) +(.+)\n");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_is_read_back_is_the_film_frame_by_frame(long seed) {
        Timeline film = Films.random(seed);
        String text = TimelineFormat.EDL.write(film);

        List<MatchResult> events = EVENT.matcher(text).results().toList();
        List<Shot> shots = new ArrayList<>();
        for (MatchResult event : events.subList(0, events.size() - 1)) {
            long start = frame(event.group(6), film.fps());
            long end = frame(event.group(7), film.fps());
            assertThat(frame(event.group(4), film.fps())).isZero();
            assertThat(frame(event.group(5), film.fps())).isEqualTo(end - start);
            shots.add(new Shot(event.group(8), event.group(9), start, (int) (end - start)));
        }
        assertThat(shots).isEqualTo(film.shots());
        MatchResult song = events.getLast();
        assertThat(song.group(3)).isEqualTo(film.song().channels() == 1 ? "A" : "AA");
        assertThat(frame(song.group(7), film.fps())).isEqualTo(film.songFrames());
        assertThat(LOCATOR.matcher(text).results().map(mark -> frame(mark.group(1), film.fps()))).containsExactly(
                film.marks().stream().map(Timeline.Mark::frame).toArray(Long[]::new));
        assertThat(text).startsWith("TITLE: A \"film\" & <more>_ of Grosse\n".replace("Grosse", "Gro_e"))
                .matches(ascii -> ascii.chars().allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f)));
    }

    @Test
    void time_code_counts_frames() {
        assertThat(EditDecisionList.timecode(25 * 3723 + 24, 25)).isEqualTo("01:02:03:24");
    }

    private static long frame(String timecode, int fps) {
        String[] parts = timecode.split(":", -1);
        return ((Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1])) * 60 + Long.parseLong(parts[2])) * fps
                + Long.parseLong(parts[3]);
    }
}
