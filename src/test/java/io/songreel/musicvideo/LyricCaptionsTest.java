package io.songreel.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.job.Json;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import io.songreel.render.Requests;
import io.songreel.render.caption.Captions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LyricCaptionsTest {
    private static final FrameLedger LEDGER = new FrameLedger(25, 441_000, 44_100, List.of(0L, 88_200L, 220_500L));

    private static Transcript song(double later) {
        List<Word> words = new ArrayList<>(List.of(word("one", 1, 1.5), word("two", 1.5, 3), word("three", 6, 7),
                word("four", 7 + later, 8 + later)));
        return new Transcript(Transcript.Origin.UPLOADED, "one two\nthree four", words, "en");
    }

    private static Word word(String text, double start, double end) {
        return new Word(text, start, end, 1, Word.Source.ALIGNED);
    }

    private static UserOptions options(String json) throws Exception {
        return OptionsReader.read(new ObjectMapper().readTree(json));
    }

    @Test
    void a_line_that_goes_on_over_a_cut_is_drawn_on_both_sides() throws Exception {
        LyricCaptions captions = LyricCaptions.of(options("{\"burn_lyrics\":true}"), song(0));
        assertThat(cues(captions, 0)).containsExactly(new Captions.Cue(25, 50,
                List.of(List.of(new Captions.Word("one", 25), new Captions.Word("two", 38)))));
        assertThat(cues(captions, 1)).containsExactly(new Captions.Cue(0, 25,
                List.of(List.of(new Captions.Word("one", 0), new Captions.Word("two", 0)))));
        assertThat(cues(captions, 2)).containsExactly(new Captions.Cue(25, 75,
                List.of(List.of(new Captions.Word("three", 25), new Captions.Word("four", 50)))));
    }

    @Test
    void only_clips_whose_words_changed_depend_on_the_change() throws Exception {
        UserOptions burn = options("{\"burn_lyrics\":true}");
        for (int scene = 0; scene < 3; scene++) {
            assertThat(Json.write(cues(LyricCaptions.of(burn, song(0)), scene))
                    .equals(Json.write(cues(LyricCaptions.of(burn, song(0.2)), scene))))
                    .as("scene %d is the same", scene).isEqualTo(scene < 2);
        }
    }

    @Test
    void a_film_without_the_option_has_the_recipe_it_always_had() throws Exception {
        assertThat(LyricCaptions.of(options("{}"), song(0)).in(LEDGER, 0)).isNull();
        assertThat(Json.write(options("{}"))).doesNotContain("burn");
        assertThat(Json.write(options("{\"burn_lyrics\":true}"))).contains("\"burn_lyrics\":true");
        assertThat(Json.read(Json.write(options("{\"burn_lyrics\":true}")), UserOptions.class).burnLyrics()).isTrue();
        assertThat(Json.read(Json.write(options("{}")), UserOptions.class).burnLyrics()).isFalse();
        assertThat(Json.write(new RenderStep.Inputs(new UUID(1, 2), "", "", "", "", 1,
                Requests.scene(64, 64, 2).request(), null))).doesNotContain("captions");
    }

    @Test
    void a_scene_without_words_depends_on_none() throws Exception {
        FrameLedger ledger = new FrameLedger(25, 441_000, 44_100, List.of(0L, 22_050L));
        assertThat(LyricCaptions.of(options("{\"burn_lyrics\":true}"), song(0)).in(ledger, 0)).isNull();
    }

    private static List<Captions.Cue> cues(LyricCaptions captions, int scene) {
        Captions drawn = captions.in(LEDGER, scene);
        return drawn == null ? List.of() : drawn.cues();
    }
}
