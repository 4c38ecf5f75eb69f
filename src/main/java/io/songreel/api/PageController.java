package io.songreel.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The API's description, and one page for each kind of problem. They are read once and kept. */
@Controller
@Hidden
class PageController {
    private final byte[] openApi = resource("/META-INF/swagger/openapi.json");
    private final String problem = new String(resource("/pages/problem.html"), StandardCharsets.UTF_8);

    /** The second address is where the generated Swagger page looks. */
    @Get(uris = {"/openapi", "/swagger/openapi.json"})
    @Produces(MediaType.APPLICATION_JSON)
    byte[] openApi() {
        return openApi;
    }

    @Get("/swagger-ui")
    HttpResponse<Void> swagger() {
        return HttpResponse.redirect(URI.create("/swagger-ui/index.html"));
    }

    @Get("/docs/errors/{code}")
    @Produces(MediaType.TEXT_HTML)
    String problem(@PathVariable String code) {
        ProblemType type = ProblemType.ofCode(code).orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND));
        return problem.replace("{{title}}", type.title()).replace("{{status}}", Integer.toString(type.status()))
                .replace("{{code}}", type.code()).replace("{{advice}}", escaped(type.advice()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static byte[] resource(String path) {
        try (InputStream in = PageController.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
