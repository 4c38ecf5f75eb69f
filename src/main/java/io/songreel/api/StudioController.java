package io.songreel.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The studio page and its files. */
@Controller
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
class StudioController {
    private final PageFiles files;
    private final StudioPage page;

    StudioController(PageFiles files, StudioPage page) {
        this.files = files;
        this.page = page;
    }

    @Get
    HttpResponse<String> page() {
        StudioPage.Showing showing = page.show();
        return HttpResponse.ok(showing.html()).contentType(MediaType.TEXT_HTML_TYPE)
                .header("Content-Security-Policy", showing.policy()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Get("/app/{+path}")
    HttpResponse<byte[]> script(@PathVariable String path, @Nullable @Header("If-None-Match") String known,
            @Nullable @Header("Accept-Encoding") String encodings) {
        return file("app/" + path, known, encodings);
    }

    @Get("/vendor/{+path}")
    HttpResponse<byte[]> library(@PathVariable String path, @Nullable @Header("If-None-Match") String known,
            @Nullable @Header("Accept-Encoding") String encodings) {
        return file("vendor/" + path, known, encodings);
    }

    @Get("/style/{+path}")
    HttpResponse<byte[]> style(@PathVariable String path, @Nullable @Header("If-None-Match") String known,
            @Nullable @Header("Accept-Encoding") String encodings) {
        return file("style/" + path, known, encodings);
    }

    /** Browsers that look no further ask for it under this name. */
    @Get("/favicon.ico")
    HttpResponse<byte[]> icon(@Nullable @Header("If-None-Match") String known,
            @Nullable @Header("Accept-Encoding") String encodings) {
        return file("style/icon.svg", known, encodings);
    }

    /** Asked about each time and mostly answered with 304: a new version of Songreel is never mixed with an old one. */
    private HttpResponse<byte[]> file(String path, @Nullable String known, @Nullable String encodings) {
        PageFiles.PageFile file = files.find(path).orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND));
        if (ETags.matches(known, file.etag())) {
            return headed(HttpResponse.<byte[]>notModified(), file);
        }
        return gzip(encodings)
                ? headed(HttpResponse.ok(file.gzip()), file).header(HttpHeaders.CONTENT_ENCODING, "gzip")
                : headed(HttpResponse.ok(file.plain()), file);
    }

    private static MutableHttpResponse<byte[]> headed(
            MutableHttpResponse<byte[]> answer, PageFiles.PageFile file) {
        return answer.contentType(MediaType.of(file.type())).header(HttpHeaders.ETAG, file.etag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache").header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    private static boolean gzip(@Nullable String encodings) {
        return encodings != null && Arrays.stream(encodings.split(",", -1))
                .anyMatch(each -> each.strip().toLowerCase(Locale.ROOT).matches("(gzip|\\*)(;q=(1|0\\.[1-9]).*)?"));
    }
}
