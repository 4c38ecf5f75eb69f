package io.songreel.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.songreel.render.caption.CaptionFont;
import org.junit.jupiter.api.Test;

class UndrawnLyricsTest {
    @Test
    void what_no_font_has_is_named() {
        assumeTrue(CaptionFont.available(), "this machine offers Java no font");
        assertThat(UndrawnLyrics.warnings("plain\nwords")).isEmpty();
        assumeTrue(CaptionFont.missing("\uE0F0").isPresent(), "a font here has even a private letter");
        assertThat(UndrawnLyrics.warnings("some \uE0F0 words")).singleElement().satisfies(warning -> {
            assertThat(warning.type()).isEqualTo("warning");
            assertThat(warning.data()).contains("lyrics_not_drawn").contains("U+E0F0");
        });
    }

    @Test
    void a_song_without_words_is_told_apart() {
        assertThat(UndrawnLyrics.warnings(null)).singleElement()
                .satisfies(warning -> assertThat(warning.data()).contains("no_lyrics_to_draw"));
    }
}
