package io.songreel.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.songreel.storage.ObjectStore;
import io.songreel.storage.SignedUrls;
import io.songreel.storage.StoredObject;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET|HEAD /media/{key}?exp=&kid=&sig=}: a stored object to whoever holds a URL that we signed, whole or in
 * ranges, streamed.
 */
@Controller("/media")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MediaController {
    private final ObjectStore objects;
    private final SignedUrls urls;
    private final MediaTypes types;

    MediaController(ObjectStore objects, SignedUrls urls, MediaTypes types) {
        this.objects = objects;
        this.urls = urls;
        this.types = types;
    }

    /** The object, or the part that {@code Range} names. */
    @Get(uri = "/{+key}", headRoute = false)
    HttpResponse<?> get(HttpRequest<?> request, String key, @Nullable @QueryValue String exp,
            @Nullable @QueryValue String kid, @Nullable @QueryValue String sig, @Nullable @QueryValue String download)
            throws IOException {
        return answer(request, urls.verify("GET", key, exp, kid, sig, download));
    }

    /** The headers of {@code GET}. */
    @Head("/{+key}")
    HttpResponse<?> head(HttpRequest<?> request, String key, @Nullable @QueryValue String exp,
            @Nullable @QueryValue String kid, @Nullable @QueryValue String sig, @Nullable @QueryValue String download)
            throws IOException {
        return answer(request, urls.verify("HEAD", key, exp, kid, sig, download));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, SignedUrls.Verdict verdict) throws IOException {
        return switch (verdict) {
            case SignedUrls.Denied denied -> throw new MediaDenied(denied == SignedUrls.Denied.EXPIRED);
            case SignedUrls.Granted granted -> answer(request, granted);
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, SignedUrls.Granted granted) throws IOException {
        StoredObject object = objects.stat(granted.key()).orElseThrow(ObjectMissing::new);
        EntityTag tag = new EntityTag(object.sha256());
        HttpHeaders asked = request.getHeaders();
        if (tag.matchesNone(asked.get(HttpHeaders.IF_NONE_MATCH))) {
            return described(HttpResponse.notModified(), granted, tag);
        }
        ByteRange range = tag.allowsRange(asked.get(HttpHeaders.IF_RANGE))
                ? ByteRange.parse(asked.get(HttpHeaders.RANGE), object.size())
                : new ByteRange.Whole();
        MutableHttpResponse<?> answer = switch (range) {
            case ByteRange.Whole whole -> body(HttpResponse.ok(), request, object, 0, object.size());
            case ByteRange.Part part -> body(HttpResponse.status(HttpStatus.PARTIAL_CONTENT), request, object,
                    part.first(), part.length()).header(HttpHeaders.CONTENT_RANGE, part.contentRange(object.size()));
            case ByteRange.Unsatisfiable none -> HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header(HttpHeaders.CONTENT_RANGE, "bytes */" + object.size());
        };
        return described(answer, granted, tag);
    }

    private MutableHttpResponse<?> body(MutableHttpResponse<StreamedFile> answer, HttpRequest<?> request,
            StoredObject object, long offset, long length) throws IOException {
        MediaType type = MediaType.of(types.of(object.key()));
        long modified = object.modified().toEpochMilli();
        answer.contentType(type).contentLength(length).getHeaders().lastModified(modified);
        if (request.getMethod() == HttpMethod.HEAD || length == 0) {
            return answer;
        }
        try {
            return answer.body(new StreamedFile(objects.read(object.key(), offset, length), type, modified, length));
        } catch (NoSuchFileException goneSinceStat) {
            throw (ObjectMissing) new ObjectMissing().initCause(goneSinceStat);
        }
    }

    /** What every answer says: how it may be cached and asked for again, and that a browser must not run any of it. */
    private static MutableHttpResponse<?> described(MutableHttpResponse<?> answer, SignedUrls.Granted granted,
            EntityTag tag) {
        if (!granted.fileName().isEmpty()) {
            answer.header(HttpHeaders.CONTENT_DISPOSITION, Disposition.attachment(granted.fileName()));
        }
        return answer.header(HttpHeaders.ETAG, tag.toString()).header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CACHE_CONTROL, "private").header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
    }
}
