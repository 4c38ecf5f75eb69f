package io.songreel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.interactions.PointerInput.Origin.viewport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window. Waits by asking again, never by a fixed pause. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/google-chrome",
            "/usr/lib/chromium/chromium");
    private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Why there is none here; empty when there is one. */
    static Optional<String> missing() {
        return place(BROWSERS).isEmpty() || place(DRIVERS).isEmpty()
                ? Optional.of("no browser here: apt install chromium chromium-driver")
                : Optional.empty();
    }

    private static Optional<Path> place(List<String> candidates) {
        return candidates.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    static Browser start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(place(BROWSERS).orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en",
                "--disable-background-networking", "--disable-component-update", "--no-first-run",
                "--autoplay-policy=no-user-gesture-required", "--window-size=1280,900");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable("performance", Level.ALL);
        logs.enable("browser", Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return new Browser(new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(place(DRIVERS).orElseThrow().toFile())
                        .usingAnyFreePort().withSilent(true).build(),
                options));
    }

    @Override
    public void close() {
        driver.quit();
    }

    void open(String url) {
        // from one fragment to another would be no new page
        driver.get("about:blank");
        driver.get(url);
    }

    void reload() {
        driver.navigate().refresh();
    }

    String url() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** The value of a script's {@code return}. */
    Object js(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    JsonNode json(String expression) {
        try {
            return JSON.readTree(String.valueOf(js("return JSON.stringify(" + expression + ")")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a script hands to its callback, the last of its arguments. */
    JsonNode later(String script, Object... arguments) {
        try {
            return JSON.readTree(String.valueOf(driver.executeAsyncScript(script, arguments)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a script's expression is true. */
    void await(String expression) {
        await(expression, PATIENCE);
    }

    void await(String expression, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!Boolean.TRUE.equals(js("return Boolean(" + expression + ")"))) {
            assertThat(System.nanoTime()).as(() -> "still not: " + expression + "\non a page that says: " + text())
                    .isLessThan(end);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(40);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    String text() {
        return String.valueOf(js("return document.body.innerText"));
    }

    /** The first element of a selector, when it is there. */
    WebElement see(String css) {
        await("document.querySelector(" + quoted(css) + ")");
        return driver.findElement(By.cssSelector(css));
    }

    /** Presses a button or link by its visible words, or its label. */
    void press(String words) {
        String find = "[...document.querySelectorAll('button,a,summary')].find(e => e.checkVisibility() && !e.disabled && "
                + "(e.innerText.trim() === " + quoted(words) + " || e.getAttribute('aria-label') === " + quoted(words)
                + "))";
        await(find);
        js(find + ".click()");
    }

    void choose(String css, Path file) {
        await("document.querySelector(" + quoted(css) + ")");
        driver.findElement(By.cssSelector(css)).sendKeys(file.toAbsolutePath().toString());
    }

    void type(String css, String words) {
        WebElement field = see(css);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), words);
    }

    /** Keys to whatever has the focus. */
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Goes on with Tab until the focus is on an element whose text or label begins with these words. */
    void tabTo(String words) {
        for (int i = 0; i < 120; i++) {
            if (Boolean.TRUE.equals(js("const e = document.activeElement; const l = e.getAttribute('aria-label') "
                    + "?? e.labels?.[0]?.innerText ?? e.innerText ?? ''; return l.trim().startsWith(arguments[0])",
                    words))) {
                assertThat(js("const s = getComputedStyle(document.activeElement); "
                        + "return s.outlineStyle !== 'none' || document.activeElement.matches('input.unseen, .chips input, .segments input')"))
                        .as("the focus can be seen on " + words).isEqualTo(true);
                return;
            }
            keys(Keys.TAB);
        }
        throw new AssertionError("Tab never came to: " + words + "\non a page that says: " + text());
    }

    /** Takes hold of the middle of an element and lets go so many pixels to its right. */
    void drag(String element, int pixels) {
        js(element + ".scrollIntoView({block: 'center'})");
        List<?> at = (List<?>) js("const r = " + element
                + ".getBoundingClientRect(); return [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)]");
        int x = ((Number) at.get(0)).intValue();
        int y = ((Number) at.get(1)).intValue();
        PointerInput mouse = new PointerInput(PointerInput.Kind.MOUSE, "mouse");
        Sequence moves = new Sequence(mouse, 0).addAction(mouse.createPointerMove(Duration.ZERO, viewport(), x, y))
                .addAction(mouse.createPointerDown(0));
        for (int step = 1; step <= 8; step++) {
            moves.addAction(mouse.createPointerMove(Duration.ofMillis(30), viewport(), x + pixels * step / 8, y));
        }
        driver.perform(List.of(moves.addAction(mouse.createPointerUp(0))));
    }

    void theme(String name) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", name),
                        Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    void size(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the browser complained about since the last call: broken policy, missing files, errors of scripts. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage()).toList();
    }

    /** Every address that was asked for since the last call. */
    List<String> requests() {
        return driver.manage().logs().get("performance").getAll().stream().map(entry -> message(entry.getMessage()))
                .filter(message -> message.path("method").asText().equals("Network.requestWillBeSent"))
                .map(message -> message.at("/params/request/url").asText()).toList();
    }

    private static JsonNode message(String log) {
        try {
            return JSON.readTree(log).path("message");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What axe-core finds serious or critical: rule, why, where. */
    List<String> barriers() {
        js(axe());
        JsonNode found = JSON.valueToTree(driver.executeAsyncScript("const done = arguments[0]; "
                + "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations), e => done([{id: String(e), impact: 'critical', nodes: []}]))"));
        return Stream.of(found).flatMap(all -> stream(all))
                .filter(each -> List.of("serious", "critical").contains(each.path("impact").asText()))
                .map(each -> each.path("id").asText() + ": " + each.path("help").asText() + " "
                        + stream(each.path("nodes")).limit(4)
                                .map(node -> node.path("html").asText() + node.path("any").path(0).path("message")
                                        .asText())
                                .toList())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        Stream.Builder<JsonNode> all = Stream.builder();
        array.forEach(all);
        return all.build();
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
