package io.songreel.model;

import io.songreel.job.CancelToken;
import io.songreel.model.PullFailed.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file over HTTP in as many connections as it takes. What has come is kept and the rest is asked for with a range. A
 * connection that brings nothing for {@code stall} is given up; {@code attempts} in a row that bring nothing end it.
 */
public final class Download {
    private static final int CHUNK = 1 << 17;
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private final HttpClient client;
    private final Patience patience;
    private final Duration stall;

    /** @param pause between two attempts; doubled after each that brought nothing */
    public Download(HttpClient client, int attempts, Duration pause, Duration stall) {
        this.client = client;
        this.patience = new Patience(attempts, pause, stall);
        this.stall = stall;
    }

    /** Five attempts, from one second apart; thirty seconds of silence are too many. */
    public static Download patient() {
        return new Download(HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20)).build(), 5, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    /** Questions to the same servers, as patient as the downloads. */
    FileOffers offers() {
        return new FileOffers(HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(client.connectTimeout().orElse(stall)).build(), patience);
    }

    /** Completes {@code part} to {@code size} bytes. On failure what has come stays, for the next time. */
    void run(URI source, Path part, long size, Listener listener, CancelToken cancel) throws IOException {
        int fruitless = 0;
        while (length(part) != size) {
            long before = length(part);
            if (before > size) {
                Files.delete(part);
                before = 0;
            }
            try {
                connectOnce(source, part, before, size, listener, cancel);
            } catch (PullFailed hopeless) {
                throw hopeless;
            } catch (IOException broken) {
                cancel.check();
                fruitless = length(part) > before ? 0 : fruitless + 1;
                if (fruitless == patience.attempts()) {
                    throw new PullFailed(Reason.UNREACHABLE, "The download stopped and could not be taken up again. "
                            + "What has come is kept: try again when the network is back.", broken);
                }
                patience.rest(fruitless, cancel);
            }
        }
    }

    private void connectOnce(URI source, Path part, long from, long size, Listener listener, CancelToken cancel)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(stall);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        HttpResponse<InputStream> answer = Patience.send(client, request.build(),
                HttpResponse.BodyHandlers.ofInputStream(), cancel);
        try (InputStream in = answer.body(); Watch watch = new Watch(in, cancel)) {
            boolean goesOn = accepts(answer, from, size);
            long at = goesOn ? from : 0;
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, goesOn
                    ? StandardOpenOption.APPEND
                    : StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                byte[] chunk = new byte[CHUNK];
                for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                    cancel.check();
                    watch.alive();
                    at += count;
                    if (at > size) {
                        throw tooLong(part);
                    }
                    out.write(chunk, 0, count);
                    listener.at(at);
                }
            }
            if (at < size) {
                throw new IOException("the connection ended early");
            }
        }
    }

    /** Whether the answer goes on at {@code from}; false when it begins anew. */
    private static boolean accepts(HttpResponse<?> answer, long from, long size) throws IOException {
        int status = answer.statusCode();
        if (status == RANGE_NOT_SATISFIABLE) {
            throw otherSize();
        }
        if (status != PARTIAL_CONTENT) {
            PullFailed.refuse(status);
        }
        String range = answer.headers().firstValue("Content-Range").orElse("");
        if (status == PARTIAL_CONTENT && !range.equals("bytes " + from + "-" + (size - 1) + "/" + size)) {
            throw otherSize();
        }
        long offered = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (offered >= 0 && offered != (status == PARTIAL_CONTENT ? size - from : size)) {
            throw otherSize();
        }
        return status == PARTIAL_CONTENT;
    }

    private static PullFailed tooLong(Path part) throws IOException {
        Files.delete(part);
        return otherSize();
    }

    private static PullFailed otherSize() {
        return new PullFailed(Reason.WRONG_SIZE, "The server offers a file of another size than the published one. "
                + "Try another mirror, or wait for a newer manifest.");
    }

    private static long length(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Hears how far it is, in bytes. */
    interface Listener {
        void at(long bytes);
    }

    /** Closes the stream under a reader that waits for too long, or whose work was cancelled. */
    private final class Watch implements AutoCloseable {
        private final AtomicLong seen = new AtomicLong(System.nanoTime());
        private final CancelToken.Registration registration;
        private final Thread thread;

        Watch(InputStream in, CancelToken cancel) {
            registration = cancel.onCancel(() -> closeQuietly(in));
            thread = Thread.ofVirtual().start(() -> {
                try {
                    while (System.nanoTime() - seen.get() < stall.toNanos()) {
                        Thread.sleep(stall.dividedBy(10));
                    }
                    closeQuietly(in);
                } catch (InterruptedException done) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        void alive() {
            seen.set(System.nanoTime());
        }

        @Override
        public void close() {
            registration.close();
            thread.interrupt();
        }

        private static void closeQuietly(InputStream in) {
            try {
                in.close();
            } catch (IOException e) {
                // The reader hears of it; nobody else needs to.
                return;
            }
        }
    }
}
