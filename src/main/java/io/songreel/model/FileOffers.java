package io.songreel.model;

import io.songreel.job.CancelToken;
import io.songreel.model.PullFailed.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server for a file's size and digest before anything is fetched. Hugging Face tells both, and the commit that a
 * branch stands at, in the answer that redirects to where the bytes are ({@code X-Linked-Size}, {@code X-Linked-Etag},
 * {@code X-Repo-Commit}); so redirects are followed by hand. Any other server tells the size.
 */
final class FileOffers {
    private static final int MOST_HOPS = 5;
    private static final String NOT_THERE = "The server sends elsewhere for this file, and there is nothing. "
            + "Try again later, or another mirror.";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private final HttpClient client;
    private final Patience patience;

    /** @param client one that does not follow redirects */
    FileOffers(HttpClient client, Patience patience) {
        this.client = client;
        this.patience = patience;
    }

    /** @throws PullFailed with a text for the owner */
    Offer ask(URI source, CancelToken cancel) throws IOException {
        int fruitless = 0;
        while (true) {
            try {
                return askOnce(source, cancel);
            } catch (PullFailed hopeless) {
                throw hopeless;
            } catch (IOException broken) {
                cancel.check();
                fruitless++;
                if (fruitless == patience.attempts()) {
                    throw new PullFailed(Reason.UNREACHABLE,
                            "The server that publishes the model cannot be reached. Nothing is lost: try again when "
                                    + "the network is back.",
                            broken);
                }
                patience.rest(fruitless, cancel);
            }
        }
    }

    private Offer askOnce(URI source, CancelToken cancel) throws IOException {
        URI at = source;
        URI pinned = source;
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            HttpResponse<Void> answer = Patience.send(client, HttpRequest.newBuilder(at).HEAD()
                    .header("Accept-Encoding", "identity").timeout(patience.stall()).build(),
                    HttpResponse.BodyHandlers.discarding(), cancel);
            HttpHeaders headers = answer.headers();
            if (at.equals(source)) {
                pinned = headers.firstValue("X-Repo-Commit").map(commit -> HubAddress.at(source, commit))
                        .orElse(source);
            }
            long linked = headers.firstValueAsLong("X-Linked-Size").orElse(-1);
            boolean redirect = answer.statusCode() >= 300 && answer.statusCode() < 400;
            if (linked > 0 && (redirect || answer.statusCode() == 200)) {
                return new Offer(pinned, linked, digest(headers));
            }
            if (!redirect) {
                PullFailed.refuse(answer.statusCode());
                return new Offer(pinned, headers.firstValueAsLong("Content-Length").stream().filter(size -> size > 0)
                        .findFirst().orElseThrow(FileOffers::unsized), digest(headers));
            }
            at = next(at, headers.firstValue("Location"));
        }
        throw notThere();
    }

    private static URI next(URI at, Optional<String> location) throws PullFailed {
        try {
            URI next = at.resolve(location.orElse("data:"));
            if (String.valueOf(next.getScheme()).equals(at.getScheme()) || "https".equals(next.getScheme())) {
                return next;
            }
        } catch (IllegalArgumentException odd) {
            throw new PullFailed(Reason.NOT_OFFERED, NOT_THERE, odd);
        }
        throw notThere();
    }

    private static @Nullable String digest(HttpHeaders headers) {
        return headers.firstValue("X-Linked-Etag").map(tag -> tag.replace("W/", "").replace("\"", ""))
                .filter(tag -> SHA256.matcher(tag).matches()).orElse(null);
    }

    private static PullFailed unsized() {
        return new PullFailed(Reason.NOT_OFFERED, "The server does not say how large the file is, so it cannot be "
                + "checked. Try another mirror.");
    }

    private static PullFailed notThere() {
        return new PullFailed(Reason.NOT_OFFERED, NOT_THERE);
    }

    /**
     * What a server has.
     *
     * @param source
     *            the same file at a fixed commit where the server told one
     * @param sha256
     *            null when the server does not tell
     */
    record Offer(URI source, long size, @Nullable String sha256) {}
}
