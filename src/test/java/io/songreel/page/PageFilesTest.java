package io.songreel.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What can be said of the page's files without a browser. */
class PageFilesTest {
    private static final Path PUBLIC = Path.of("src/main/resources/public");
    private static final Path VENDOR = PUBLIC.resolve("vendor");
    private static final Set<String> LICENCES = Set.of("MIT", "BSD-3-Clause", "Apache-2.0", "ISC");
    private static final int BUDGET = 250_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void each_library_is_what_its_package_holds_and_brings_its_licence() throws Exception {
        Set<Path> known = new HashSet<>(Set.of(VENDOR.resolve("vendor.lock.json")));
        for (JsonNode each : lock().get("packages")) {
            assertThat(LICENCES).contains(each.get("licence").asText());
            assertThat(each.get("version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(each.get("files").fieldNames()).toIterable().anyMatch(name -> name.startsWith("licences/"));
            for (var file : each.get("files").properties()) {
                Path path = VENDOR.resolve(file.getKey());
                known.add(path);
                assertThat(
                        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path))))
                        .as(file.getKey()).isEqualTo(file.getValue().get("sha256").asText());
            }
        }
        assertThat(files(VENDOR)).as("nothing is there that the lock does not know")
                .containsExactlyInAnyOrderElementsOf(
                        known);
    }

    @Test
    void the_import_map_is_that_of_the_lock() throws Exception {
        Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL).matcher(index());
        assertThat(map.find()).isTrue();
        assertThat(JSON.readTree(map.group(1)).get("imports")).isEqualTo(lock().get("imports"));
    }

    @Test
    void every_module_is_asked_for_at_once_and_not_one_after_the_other() throws Exception {
        List<String> modules = new ArrayList<>();
        for (Path file : files(PUBLIC.resolve("app"))) {
            modules.add("/" + PUBLIC.relativize(file));
        }
        modules.remove("/app/theme.js");
        lock().get("imports").forEach(path -> modules.add(path.asText()));
        List<String> preloaded = new ArrayList<>();
        Matcher link = Pattern.compile("rel=\"modulepreload\" href=\"([^\"]+)\"").matcher(index());
        while (link.find()) {
            preloaded.add(link.group(1));
        }
        assertThat(preloaded).containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void all_scripts_together_stay_under_the_budget_on_the_wire() throws Exception {
        long sum = 0;
        for (Path file : files(PUBLIC)) {
            if (file.toString().endsWith(".js")) {
                sum += compressed(Files.readAllBytes(file));
            }
        }
        assertThat(sum).isLessThan(BUDGET).isGreaterThan(10_000);
    }

    /** Strict policy: no inline script, no inline style, no handler in an attribute, nothing from elsewhere. */
    @Test
    void the_page_has_nothing_inline_but_its_import_map() throws Exception {
        String page = index();
        assertThat(page).doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:");
        assertThat(page).doesNotContainPattern("(?:src|href)=\"(?:https?:)?//");
        Matcher scripts = Pattern.compile("<script([^>]*)>").matcher(page);
        while (scripts.find()) {
            assertThat(scripts.group(1)).containsPattern("src=\"/app/|type=\"importmap\"");
        }
        for (Path file : files(PUBLIC)) {
            if (file.toString().endsWith(".css")) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("@import", "url(");
            }
        }
    }

    private static long compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.size();
    }

    private static String index() throws IOException {
        return Files.readString(PUBLIC.resolve("index.html"));
    }

    private static JsonNode lock() throws IOException {
        return JSON.readTree(VENDOR.resolve("vendor.lock.json").toFile());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
