package io.songreel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.api.SongreelServer;
import io.songreel.film.Caller;
import io.songreel.page.Studio.Room;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** The whole path, as somebody walks it who only has the page. */
@ExtendWith(Studio.class)
class StudioPageTest {
    private static final Duration FILM = Duration.ofMinutes(2);
    private static final Pattern OURS = Pattern
            .compile("http://127\\.0\\.0\\.1:|http://localhost:|blob:http://|about:blank|data:");
    private static final Pattern BROKEN = Pattern.compile("Content Security Policy|[A-Z][a-z]+Error|Uncaught");
    private static final String READY = "document.querySelector('.badge.done')?.innerText === 'Ready'";

    private final Room room;
    private final Browser browser;

    StudioPageTest(Room room) {
        this.room = room;
        this.browser = room.browser;
    }

    @BeforeEach
    void calm() {
        browser.size(1280, 900);
        browser.theme("dark");
        browser.complaints();
        browser.requests();
    }

    /** Whatever was done, nothing was asked of another machine, and no policy was broken on the way. */
    @AfterEach
    void nothing_left_this_machine() {
        assertThat(browser.requests().stream().filter(url -> !OURS.matcher(url).lookingAt())).isEmpty();
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_song_becomes_a_film_that_plays_and_one_scene_of_it_is_made_anew() throws Exception {
        String id = order("walk", 6);

        // a reload in the middle: the page finds everything again from the server
        browser.await("document.querySelectorAll('.scene').length >= 2");
        browser.reload();
        browser.await(READY, FILM);
        JsonNode before = room.caller.job(id);
        assertThat(shown("document.querySelector('.film-head h1').innerText.trim()")).isEqualTo("walk");
        assertThat(number("document.querySelectorAll('.scene').length")).isEqualTo(before.get("scenes").size());
        assertThat(browser.text()).contains("Read back and counted");

        String film = "document.querySelector('video.stage')";
        browser.await(film + ".readyState >= 1");
        assertThat(number(film + ".duration")).isEqualTo(before.get("audio_duration_s").asDouble(), within(0.05));
        browser.js(film + ".play()");
        browser.await(film + ".currentTime > 0.3");
        browser.js(film + ".pause()");

        // one scene: other words, another seed
        browser.js("document.querySelectorAll('.scene > button')[1].click()");
        browser.type("dialog textarea", "a paper boat on black water");
        browser.press("Throw a new seed");
        browser.press("Render this scene");
        browser.await("!document.querySelector('dialog')");
        JsonNode after = room.caller.await(id, FILM, job -> job.get("status").asText().equals("done")
                && job.at("/scenes/1/prompt").asText().equals("a paper boat on black water")
                && !job.at("/scenes/1/clip_url").asText().equals(before.at("/scenes/1/clip_url").asText()));
        for (int i = 0; i < before.get("scenes").size(); i++) {
            assertThat(clip(after, i).equals(clip(before, i))).as("scene %d keeps its clip", i).isEqualTo(i != 1);
        }
        String film2 = after.get("final_video_url").asText().replaceFirst("\\?.*", "");
        browser.await(film + ".src.includes('" + film2 + "')", FILM);

        // the old take was not overwritten: side by side with the new one, and kept
        browser.js("document.querySelectorAll('.scene > button')[1].click()");
        browser.await("document.querySelectorAll('.takes li').length === 2");
        browser.js("document.querySelector('.takes button:not(:disabled)').click()");
        browser.await("document.querySelectorAll('.versus video').length === 2");
        browser.press("Keep this one");
        browser.await("document.querySelector('dialog textarea').value !== 'a paper boat on black water'");
        assertThat(clip(room.caller.job(id), 1)).isEqualTo(clip(before, 1));
    }

    @Test
    void a_border_is_dragged_and_the_direction_is_changed() throws Exception {
        String id = room.caller.order(room.song("borders", 8), room.picture,
                Caller.options().put("width", 320).put("height", 256).put("num_scenes", 3));
        JsonNode before = room.caller.awaitEnd(id, FILM);
        browser.open(room.page("#/film/" + id));
        browser.await(
                "document.querySelector('.wave')?.firstElementChild?.shadowRoot?.querySelectorAll('[part~=region]').length === 3");
        browser.drag("document.querySelector('.wave').firstElementChild.shadowRoot"
                + ".querySelector('[part~=region][part~=\"1\"] [part~=region-handle-left]')", 40);
        browser.await("document.querySelector('.changes')");
        JsonNode moved = room.caller.job(id);
        assertThat(moved.at("/scenes/1/start_s").asDouble()).isGreaterThan(before.at("/scenes/1/start_s").asDouble());
        assertThat(moved.at("/scenes/0/end_s")).as("no gap, no overlap").isEqualTo(moved.at("/scenes/1/start_s"));
        assertThat(moved.at("/scenes/2")).as("what was not touched").isEqualTo(before.at("/scenes/2"));

        browser.press("Change");
        browser.type("dialog textarea", "bright and reckless");
        browser.press("Write the scenes anew");
        browser.await("!document.querySelector('dialog')");
        browser.await("document.querySelector('.direction').innerText.includes('Bright and reckless')");
        browser.press("Write and render");
        browser.await("!document.querySelector('.changes')");
        JsonNode anew = room.caller.await(id, FILM, job -> job.get("status").asText().equals("done")
                && job.get("global_mood").asText().equals("bright and reckless"));
        assertThat(anew.at("/scenes/1/start_s")).as("the border stays where its owner put it")
                .isEqualTo(moved.at("/scenes/1/start_s"));
    }

    @Test
    void another_film_is_cancelled_and_deleted_and_called_back() throws Exception {
        String id = order("stop me", 60);
        browser.press("Cancel");
        browser.await("document.querySelector('.badge.cancelled')", FILM);
        assertThat(room.caller.job(id).get("status").asText()).isEqualTo("cancelled");

        browser.open(room.page("#/"));
        browser.press("Delete stop me");
        browser.await("!document.querySelector('a[href$=\"" + id + "\"]')");
        browser.press("Undo");
        browser.await("document.querySelector('a[href$=\"" + id + "\"]')");
        assertThat(room.caller.job(id).get("status").asText()).isEqualTo("cancelled");
    }

    /** A cut in the middle of an event tears it; the page asks again from the last whole one. */
    @Test
    void a_line_that_is_cut_twenty_times_loses_no_event_and_doubles_none() throws Exception {
        String id = room.caller.order(room.song("cuts", 60), room.picture,
                Caller.options().put("width", 1280).put("height", 720).put("num_scenes", 12));
        try (CuttingProxy proxy = new CuttingProxy(room.server.url())) {
            browser.open(proxy.url() + "/#/film/" + id);
            double seen = 0;
            for (int cuts = 0; cuts < 20; cuts++) {
                // a cut counts when the page has heard something new since the last one
                browser.await("Number(document.querySelector('.log')?.dataset.events) > " + seen);
                proxy.cutWhenOpen();
                seen = number("Number(document.querySelector('.log').dataset.events)");
            }
            room.caller.send("POST", "/jobs/" + id + "/cancel", null);
            browser.await("document.querySelector('.badge.cancelled')", FILM);
            List<Long> journal = journal(id);
            browser.await("Number(document.querySelector('.log').dataset.last) === " + journal.getLast());
            assertThat(number("Number(document.querySelector('.log').dataset.events)")).isEqualTo(journal.size());
        }
    }

    @Test
    void the_main_path_needs_no_mouse() throws Exception {
        browser.open(room.page("#/"));
        browser.see("nav a");
        browser.tabTo("New film");
        browser.keys(Keys.ENTER);
        // the system's file dialog cannot be driven; everything else is keys
        browser.choose(".drop input[accept*=audio]", room.song("keys", 4));
        browser.choose(".drop input[accept^='image/png']", room.picture);
        browser.await("document.querySelector('.upload.good')");
        browser.tabTo("Title");
        browser.keys(Keys.chord(Keys.CONTROL, "a"), "by keys");
        browser.tabTo("Quick draft");
        browser.keys(Keys.SPACE);
        browser.tabTo("Make the film");
        browser.keys(Keys.ENTER);
        browser.await("location.hash.startsWith('#/film/')");
        browser.await(READY, FILM);
        browser.tabTo("Scene 1,");
        browser.keys(Keys.ENTER);
        browser.see("dialog[open] textarea");
        browser.tabTo("What is seen");
        browser.keys(Keys.chord(Keys.CONTROL, "a"), "a lamp on a pier");
        browser.tabTo("Save");
        browser.keys(Keys.ENTER);
        browser.await("document.querySelector('dialog .badge.stale')");
        browser.keys(Keys.ESCAPE);
        browser.await("!document.querySelector('dialog')");
        // the focus goes back to where it came from
        browser.await("(document.activeElement.getAttribute('aria-label') ?? '').startsWith('Scene 1,')");
        browser.await("document.querySelector('.changes')");
        browser.tabTo("Render this scene");
        browser.keys(Keys.ENTER);
        browser.await("!document.querySelector('.changes')", FILM);
        browser.await(READY, FILM);
    }

    @Test
    void no_view_has_a_serious_barrier_in_either_theme() throws Exception {
        String id = room.caller.order(room.song("looks", 5), room.picture,
                Caller.options().put("width", 320).put("height", 256).put("num_scenes", 3).put("lyrics",
                        "[00:00.50]one light\n[00:02.00]over the river"));
        room.caller.awaitEnd(id, FILM);
        List<String> barriers = new ArrayList<>();
        try (SongreelServer fresh = room.fresh()) {
            for (String theme : List.of("dark", "light")) {
                browser.theme(theme);
                look(fresh.url() + "/#/", ".welcome", barriers);
                look(room.page("#/"), ".card.film", barriers);
                look(room.page("#/new"), ".needs", barriers);
                look(room.page("#/film/" + id), "video.stage track", barriers);
                browser.js("document.querySelector('.scene > button').click()");
                browser.see("dialog[open]");
                barriers.addAll(browser.barriers());
                browser.complaints();
                look(room.page("#/machine"), ".shelf", barriers);
            }
        }
        assertThat(barriers).isEmpty();
    }

    @Test
    void the_page_fits_a_phone() throws Exception {
        browser.size(360, 740);
        for (String view : List.of("#/", "#/new", "#/machine")) {
            browser.open(room.page(view));
            browser.see("h1");
            assertThat(number("document.documentElement.scrollWidth")).as(view).isLessThanOrEqualTo(360);
        }
    }

    @Test
    void the_policy_lets_nothing_in() throws Exception {
        HttpResponse<String> page = room.caller.send("GET", "/", null);
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'", "script-src 'self' 'sha256-", "base-uri 'none'",
                "frame-ancestors 'none'").doesNotContain("unsafe", "http:", "*");
        String other = room.caller.send("GET", "/", null).headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(other).as("a nonce is good for one page").isNotEqualTo(policy);
        assertThat(room.caller.send("GET", "/app/../application.yml", null).statusCode()).isEqualTo(404);
        assertThat(room.caller.send("GET", "/app/%2e%2e/application.yml", null).statusCode()).isIn(400, 404);
        assertThat(room.caller.send("GET", "/vendor/none.js", null).statusCode()).isEqualTo(404);
    }

    private void look(String url, String mark, List<String> barriers) {
        browser.open(url);
        browser.see(mark);
        assertThat(broken()).isEmpty();
        // axe itself tries inline styles, which the policy stops
        browser.barriers().forEach(barrier -> barriers.add(url + " " + barrier));
        browser.complaints();
    }

    /** Broken policy and failed scripts. */
    private List<String> broken() {
        return browser.complaints().stream().filter(BROKEN.asPredicate()).toList();
    }

    /** Puts a film together on the page and starts it; its id. */
    private String order(String title, int seconds) throws IOException {
        browser.open(room.page("#/new"));
        browser.choose(".drop input[accept*=audio]", room.song(title, seconds));
        browser.choose(".drop input[accept^='image/png']", room.picture);
        browser.see(".wavebox canvas, .wavebox .grow > div");
        browser.await("document.querySelector('.upload.good')");
        browser.js("[...document.querySelectorAll('.switch')].find(e => e.innerText.includes('Quick draft')).click()");
        browser.press("More options");
        browser.type(".fold input[max='300']", "3");
        browser.press("Make the film");
        browser.await("location.hash.startsWith('#/film/')");
        return browser.url().replaceFirst(".*/", "");
    }

    /** All numbers of a finished job's journal. */
    private List<Long> journal(String id) throws IOException, InterruptedException {
        var ids = Pattern.compile("(?m)^id: (\\d+)$")
                .matcher(room.caller.send("GET", "/jobs/" + id + "/events", null).body());
        List<Long> all = new ArrayList<>();
        while (ids.find()) {
            all.add(Long.valueOf(ids.group(1)));
        }
        return all;
    }

    private String shown(String expression) {
        return String.valueOf(browser.js("return " + expression));
    }

    private double number(String expression) {
        return ((Number) java.util.Objects.requireNonNull(browser.js("return " + expression))).doubleValue();
    }

    private static String clip(JsonNode job, int scene) {
        return job.get("scenes").get(scene).get("clip_url").asText().replaceFirst("\\?.*", "");
    }
}
