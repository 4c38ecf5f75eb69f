package io.songreel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemApiTest {
    /** Paths of a file system, stack frames, class names, and what the tests below send in. */
    private static final Pattern LEAK = Pattern
            .compile("/tmp|/home|/work|/etc|\\.java|\\bat io\\.|Exception|micronaut|netty|java\\.|hunter2|<script");
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

    /** A door behind which everything fails. */
    @Controller("/test-failure")
    @Requires(property = "test-api-fakes")
    static class FailingController {
        @Get
        @ExecuteOn(TaskExecutors.BLOCKING)
        String fail() {
            throw new IllegalStateException("cannot open /home/secret/hunter2");
        }
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContainPattern(LEAK);
        JsonNode problem = ApiServer.json(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("type").asText()).isEqualTo("/docs/errors/" + code);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(problem.get("instance").asText()).startsWith("urn:uuid:");
        return problem;
    }

    @Test
    void the_frameworks_own_errors_are_problems_too() {
        problem(api.get("/no/such/page/hunter2"), 404, "not_found");
        HttpResponse<String> method = api.send(api.request("/jobs").PUT(BodyPublishers.noBody()));
        problem(method, 405, "method_not_allowed");
        assertThat(method.headers().firstValue("Allow")).isPresent();
        problem(api.send(api.request("/jobs").header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hunter2"))), 415, "unsupported_media_type");
        problem(api.get("/capabilities", "Accept", "image/png"), 406, "not_acceptable");
        problem(api.post("/jobs", "{hunter2"), 400, "malformed");
        problem(api.post("/jobs", "a".repeat(1_100_000)), 413, "too_large");
        problem(api.get("/media/../../etc/hunter2?exp=1&kid=1&sig=1"), 403, "media_url_invalid");
        problem(api.get("/media/a?exp=1&kid=1&sig=1"), 403, "media_url_invalid");
    }

    /** A server that closes while the client still sends breaks one connection in eight. */
    @Test
    void who_sends_too_much_is_always_told() {
        String body = "a".repeat(1_100_000);
        for (int i = 0; i < 60; i++) {
            problem(api.post("/jobs", body), 413, "too_large");
        }
    }

    @Test
    void the_unexpected_is_opaque_and_has_an_id() {
        problem(api.get("/test-failure"), 500, "internal");
    }

    @Test
    void hostile_names_are_not_repeated_as_they_came() {
        JsonNode query = problem(api.get("/jobs?%3Cscript%3E=1"), 422, "invalid");
        assertThat(query.findValuesAsText("field")).containsExactly("?script?");
        problem(api.post("/jobs", "{\"<script>/etc/passwd\":1}"), 422, "invalid");
    }

    @Test
    void every_problem_has_a_page_that_says_what_to_do() {
        for (ProblemType type : ProblemType.values()) {
            HttpResponse<String> page = api.get("/docs/errors/" + type.code());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(type.title()).contains(Integer.toString(type.status()))
                    .doesNotContain("{{");
        }
        problem(api.get("/docs/errors/nonsense"), 404, "not_found");
    }

    @Test
    void every_answer_has_the_headers_that_browsers_need() {
        for (String path : List.of("/", "/jobs", "/nothing", "/health", "/swagger-ui/index.html")) {
            HttpResponse<String> answer = api.get(path);
            for (String header : List.of("X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy")) {
                assertThat(answer.headers().allValues(header)).as(path + " " + header).hasSize(1);
            }
        }
    }

    @Test
    void codes_are_stable_names() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::code)).allMatch(code -> code.matches("[a-z_]+"))
                .doesNotHaveDuplicates();
    }
}
