package io.songreel.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.page.Studio.Room;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A film of three hundred scenes, and one that tells a thousand things a second. */
@ExtendWith(Studio.class)
class ManyScenesTest {
    private static final String CARDS = "document.querySelectorAll('.scene').length";

    private final Room room;
    private final Browser browser;

    ManyScenesTest(Room room) {
        this.room = room;
        this.browser = room.browser;
    }

    @BeforeEach
    void window() {
        browser.size(1280, 900);
        browser.theme("dark");
    }

    @Test
    void only_the_scenes_near_the_window_are_in_the_page() throws Exception {
        try (StubFilm film = new StubFilm(300, 0, 0, room.picture)) {
            browser.open(film.page());
            browser.see(".scene");
            assertThat(number(CARDS)).isBetween(1.0, 60.0);
            browser.js("scrollTo(0, document.documentElement.scrollHeight)");
            browser.await("document.querySelector('.scene button[aria-label^=\"Scene 300,\"]')");
            assertThat(number(CARDS)).isBetween(1.0, 60.0);
            browser.js("scrollTo(0, 0)");
            browser.await("document.querySelector('.scene button[aria-label^=\"Scene 1,\"]')");
        }
    }

    @Test
    void a_thousand_events_a_second_are_all_counted_and_the_page_still_answers() throws Exception {
        int all = 4000;
        try (StubFilm film = new StubFilm(300, 1000, all, room.picture)) {
            browser.open(film.page());
            browser.await("Number(document.querySelector('.log')?.dataset.events) > 500");
            browser.press("Show less of the song, larger");
            browser.await("!document.querySelector('[aria-label=\"Show more of the song\"]').disabled");
            browser.await("Number(document.querySelector('.log').dataset.events) === " + all);
            assertThat(number("Number(document.querySelector('.log').dataset.last)")).isEqualTo(all);
        }
    }

    private double number(String expression) {
        return ((Number) java.util.Objects.requireNonNull(browser.js("return " + expression))).doubleValue();
    }
}
