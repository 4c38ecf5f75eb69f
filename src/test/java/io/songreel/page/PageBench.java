package io.songreel.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.api.SongreelServer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * How quick the page is in a real browser: first paint over the real server, frame times of a scroll through 300 scenes,
 * and of a page that takes 1,000 events a second. Without a GPU the browser paints on the processor.
 *
 * <p>
 * Arguments: picture, directory.
 */
final class PageBench {
    private static final String FRAMES = """
            const done = arguments[arguments.length - 1], speed = arguments[0], ms = arguments[1], gaps = [];
            let long = 0; new PerformanceObserver(l => l.getEntries().forEach(e => long += e.duration)).observe({type: 'longtask'});
            const begin = performance.now(); let last = begin;
            const step = now => { gaps.push(now - last); last = now; if (speed) scrollBy(0, speed);
              if (now - begin < ms) requestAnimationFrame(step); else done(JSON.stringify({gaps: gaps.slice(1), long})); };
            requestAnimationFrame(step);""";

    private PageBench() {
    }

    public static void main(String[] args) throws Exception {
        Path picture = Path.of(args[0]);
        try (Browser browser = Browser.start()) {
            browser.size(1280, 900);
            try (SongreelServer server = SongreelServer
                    .start(Map.of("songreel.home", args[1], "songreel.api.port", 0))) {
                for (String visit : new String[]{"first visit", "second", "third", "fourth", "fifth"}) {
                    browser.open(server.url() + "/#/");
                    browser.see("h1");
                    JsonNode times = browser.json("{paint: performance.getEntriesByName('first-contentful-paint')[0]"
                            + "?.startTime, wire: performance.getEntriesByType('resource').filter(e => e.name.endsWith('.js'))"
                            + ".reduce((sum, e) => sum + e.encodedBodySize, 0)}");
                    System.out.printf(Locale.ROOT, "%s: first contentful paint %.0f ms, script on the wire %d bytes%n",
                            visit, times.get("paint").asDouble(), times.get("wire").asLong());
                }
            }
            try (StubFilm still = new StubFilm(300, 0, 0, picture)) {
                browser.open(still.page());
                browser.see(".scene");
                frames("at rest", browser.later(FRAMES, 0, 3000));
                frames("scrolling 300 scenes, 24 px a frame", browser.later(FRAMES, 24, 6000));
            }
            try (StubFilm busy = new StubFilm(300, 1000, 12_000, picture)) {
                browser.open(busy.page());
                browser.await("Number(document.querySelector('.log')?.dataset.events) > 500");
                frames("1,000 events a second", browser.later(FRAMES, 0, 6000));
                browser.await("Number(document.querySelector('.log').dataset.events) === 12000");
                System.out.println("all 12,000 events counted");
            }
        }
    }

    private static void frames(String what, JsonNode measured) {
        double[] gaps = new double[measured.get("gaps").size()];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = measured.get("gaps").get(i).asDouble();
        }
        java.util.Arrays.sort(gaps);
        long smooth = java.util.Arrays.stream(gaps).filter(gap -> gap < 17.5).count();
        System.out.printf(Locale.ROOT,
                "%s: %d frames, p50 %.1f ms, p95 %.1f, p99 %.1f, worst %.1f; %.1f %% within 17.5 ms; long tasks %.0f ms%n",
                what, gaps.length, at(gaps, 0.5), at(gaps, 0.95), at(gaps, 0.99), gaps[gaps.length - 1],
                100.0 * smooth / gaps.length, measured.get("long").asDouble());
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
