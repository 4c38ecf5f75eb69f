package io.songreel.musicvideo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.musicvideo.exchange.Timeline.Shot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenTimelineTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_is_read_back_is_the_film_frame_by_frame(long seed) throws Exception {
        Timeline film = Films.random(seed);
        JsonNode json = new ObjectMapper().readTree(TimelineFormat.OTIO.write(film));

        assertThat(json.get("OTIO_SCHEMA").asText()).isEqualTo("Timeline.1");
        JsonNode pictures = json.at("/tracks/children/0");
        JsonNode sound = json.at("/tracks/children/1");
        assertThat(pictures.get("kind").asText()).isEqualTo("Video");
        assertThat(sound.get("kind").asText()).isEqualTo("Audio");
        List<Shot> shots = new ArrayList<>();
        long start = 0;
        for (JsonNode clip : pictures.get("children")) {
            JsonNode range = clip.get("source_range");
            assertThat(range.at("/start_time/value").asDouble()).isZero();
            assertThat(range.at("/duration/rate").asDouble()).isEqualTo(film.fps());
            assertThat(clip.at("/media_references/DEFAULT_MEDIA/available_range")).isEqualTo(range);
            int frames = (int) range.at("/duration/value").asDouble();
            shots.add(new Shot(clip.get("name").asText(),
                    clip.at("/media_references/DEFAULT_MEDIA/target_url").asText(), start, frames));
            start += frames;
        }
        assertThat(shots).isEqualTo(film.shots());
        JsonNode song = sound.at("/children/0/source_range/duration");
        assertThat(song.get("value").asLong()).isEqualTo(film.song().samples());
        assertThat(song.get("rate").asInt()).isEqualTo(film.song().sampleRate());
        List<Long> marks = new ArrayList<>();
        json.at("/tracks/markers").forEach(mark -> marks.add(mark.at("/marked_range/start_time/value").asLong()));
        assertThat(marks).containsExactlyElementsOf(film.marks().stream().map(Timeline.Mark::frame).toList());
    }
}
