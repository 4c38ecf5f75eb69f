package io.songreel.model;

import io.songreel.job.CancelToken;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * Requests that a cancel stops, and pauses between them.
 *
 * @param attempts
 *            in a row that may bring nothing
 * @param pause
 *            between two attempts; doubled after each that brought nothing
 * @param stall
 *            how long a server may be silent
 */
record Patience(int attempts, Duration pause, Duration stall) {
    @SuppressWarnings("try") // the registration only has to live as long as the call
    static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> body,
            CancelToken cancel) throws IOException {
        try (CancelToken.Registration wake = cancel.onCancel(Thread.currentThread()::interrupt)) {
            return client.send(request, body);
        } catch (InterruptedException e) {
            cancel.check();
            throw interrupted(e);
        }
    }

    /** After the {@code fruitless}th attempt in a row that brought nothing. */
    @SuppressWarnings("try") // the registration only has to live as long as the pause
    void rest(int fruitless, CancelToken cancel) {
        try (CancelToken.Registration wake = cancel.onCancel(Thread.currentThread()::interrupt)) {
            Thread.sleep(pause.multipliedBy(1L << Math.min(fruitless, 5)));
        } catch (InterruptedException e) {
            cancel.check();
            throw interrupted(e);
        }
    }

    /** Whether the server may answer otherwise in a moment. */
    static boolean passing(int status) {
        return status >= 500 || status == 429 || status == 408;
    }

    private static CancellationException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return (CancellationException) new CancellationException("interrupted").initCause(e);
    }
}
