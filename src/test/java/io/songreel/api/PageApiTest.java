package io.songreel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageApiTest {
    private static final Pattern REMOTE = Pattern
            .compile("(?:src|href)=[\"'](?:https?:)?//|@import|url\\((?:https?:)?//");
    @SuppressWarnings("NullAway.Init")
    static ApiServer api;

    @BeforeAll
    static void start(@TempDir Path home) {
        api = new ApiServer(home);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void pages_load_nothing_from_elsewhere() {
        for (String path : List.of("/", "/swagger-ui/index.html", "/docs/errors/too_large")) {
            HttpResponse<String> page = api.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.body()).as(path).doesNotContainPattern(REMOTE);
        }
    }

    @Test
    void swagger_ui_has_its_assets_here() {
        String page = api.get("/swagger-ui/index.html").body();
        var matcher = Pattern.compile("[\"'](/swagger[^\"']+\\.(?:js|css|json))[\"']").matcher(page);
        int assets = 0;
        while (matcher.find()) {
            assertThat(api.get(matcher.group(1)).statusCode()).as(matcher.group(1)).isEqualTo(200);
            assets++;
        }
        assertThat(assets).isGreaterThanOrEqualTo(4);
        assertThat(api.get("/swagger-ui").statusCode()).isEqualTo(301);
        assertThat(api.get("/swagger/openapi.json").body()).isEqualTo(api.get("/openapi").body());
    }

    @Test
    void health_tells_liveness_and_readiness() {
        for (String path : List.of("/health", "/health/liveness", "/health/readiness")) {
            HttpResponse<String> answer = api.get(path);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(ApiServer.json(answer).get("status").asText()).isEqualTo("UP");
        }
    }

    @Test
    void metrics_are_there_for_prometheus_and_no_other_endpoint_is_open() {
        assertThat(api.get("/prometheus").body()).contains("jvm_memory_used_bytes");
        for (String closed : List.of("/beans", "/env", "/loggers", "/threaddump", "/refresh", "/routes", "/metrics",
                "/info", "/stop")) {
            assertThat(api.get(closed).statusCode()).as(closed).isEqualTo(404);
        }
    }

    @Test
    void the_description_has_every_path_of_the_contract() {
        JsonNode paths = ApiServer.json(api.get("/openapi")).get("paths");
        Map<String, List<String>> contract = Map.ofEntries(Map.entry("/uploads", List.of("post")),
                Map.entry("/jobs", List.of("get", "post")), Map.entry("/jobs/{id}", List.of("get", "patch", "delete")),
                Map.entry("/jobs/{id}/cancel", List.of("post")), Map.entry("/jobs/{id}/retry", List.of("post")),
                Map.entry("/jobs/{id}/run", List.of("post")), Map.entry("/jobs/{id}/plan", List.of("get")),
                Map.entry("/jobs/{id}/analysis", List.of("get")), Map.entry("/jobs/{id}/export", List.of("get")),
                Map.entry("/jobs/{id}/events", List.of("get")), Map.entry("/events", List.of("get")),
                Map.entry("/capabilities", List.of("get")), Map.entry("/gpu", List.of("get")),
                Map.entry("/models", List.of("get")), Map.entry("/models/{id}/pull", List.of("post")),
                Map.entry("/models/{id}", List.of("delete")));
        contract.forEach((path, methods) -> methods
                .forEach(method -> assertThat(paths.at("/" + path.replace("/", "~1") + "/" + method).isMissingNode())
                        .as(method + " " + path).isFalse()));
    }

    /** A light check: every key of an answer is described, and every described key is there. */
    @Test
    void answers_have_the_keys_that_the_description_promises() {
        JsonNode description = ApiServer.json(api.get("/openapi"));
        UUID job = api.film();
        Map<String, String> answers = Map.of("Job", "/jobs/" + job, "JobList", "/jobs", "Plan",
                "/jobs/" + job + "/plan", "Analysis", "/jobs/" + job + "/analysis");
        answers.forEach((schema, path) -> {
            JsonNode answer = ApiServer.json(api.get(path));
            assertThat(fields(answer)).as(schema)
                    .containsExactlyInAnyOrderElementsOf(fields(description.at("/components/schemas/" + schema
                            + "/properties")));
        });
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new java.util.ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void capabilities_say_what_works_and_why_something_does_not() {
        JsonNode all = ApiServer.json(api.get("/capabilities"));
        for (String kind : List.of("renderers", "directors", "transcribers")) {
            assertThat(all.get(kind)).isNotEmpty().allSatisfy(rung -> {
                assertThat(rung.get("name").asText()).isNotBlank();
                assertThat(rung.get("available").asBoolean() || !rung.get("reason").asText().isBlank()).isTrue();
            });
        }
        assertThat(all.at("/renderers/0/name").asText()).isEqualTo("still");
        assertThat(all.at("/renderers/0/available").asBoolean()).isTrue();
    }

    @Test
    void the_devices_the_gate_and_its_figures_are_told() {
        JsonNode gpu = ApiServer.json(api.get("/gpu"));
        for (String key : List.of("devices", "resident_models", "waiting", "gates")) {
            assertThat(gpu.get(key).isArray()).as(key).isTrue();
        }
        assertThat(gpu.get("gate_holder").isNull()).isTrue();
        assertThat(gpu.get("resident_models")).isEmpty();
        assertThat(gpu.at("/counts/loads").asLong()).isZero();
        assertThat(api.get("/prometheus").body()).contains("songreel_gate_waiting 0.0", "songreel_model_loads_total");
    }

    private static JsonNode model(String id) {
        for (JsonNode model : ApiServer.json(api.get("/models")).get("models")) {
            if (model.get("id").asText().equals(id)) {
                return model;
            }
        }
        throw new AssertionError("no model " + id);
    }

    @Test
    void models_can_be_listed_fetched_checked_and_taken_away() {
        JsonNode model = model("whisper-tiny");
        String path = "/models/whisper-tiny";
        assertThat(model.get("installed").asBoolean()).isFalse();
        assertThat(model.get("bytes").asLong()).isPositive();
        HttpResponse<String> pull = api.post(path + "/pull", "");
        assertThat(pull.statusCode()).isEqualTo(202);
        String job = pull.headers().firstValue("Location").orElseThrow();
        JsonNode state = ApiServer.json(api.get(job));
        assertThat(state.get("status").asText()).isEqualTo("queued");
        assertThat(state.get("scenes")).isEmpty();
        assertThat(ApiServer.json(api.post(path + "/verify", "")).get("verdict").asText()).isEqualTo("missing");
        assertThat(api.send(api.request(path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(api.post("/models/nonsense/pull", "").statusCode()).isEqualTo(404);
        assertThat(api.send(api.request("/models/nonsense").DELETE()).statusCode()).isEqualTo(404);
    }
}
