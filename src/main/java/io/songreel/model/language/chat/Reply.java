package io.songreel.model.language.chat;

import io.songreel.job.CancelToken;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An answer over HTTP as it comes in, for one thread. Each wait is bounded by two clocks, one for the whole and one for
 * silence once the body has begun, and ends at once when cancelled. Closing early closes the connection, by which a chat
 * server knows that it need not go on.
 */
final class Reply implements AutoCloseable {
    private final BlockingDeque<Signal> signals = new LinkedBlockingDeque<>();
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private final CompletableFuture<?> exchange;
    private final CancelToken cancel;
    private final CancelToken.Registration registration;
    private final long idleNanos;
    private final long deadline;
    private boolean begun;
    private volatile boolean closed;

    /** What happens on the wire. */
    sealed interface Signal {
        /** Status and headers. */
        record Head(int status, HttpHeaders headers) implements Signal {}

        /** A part of the body. */
        record Bytes(List<ByteBuffer> buffers) implements Signal {}

        /** All is there. */
        record End() implements Signal {}

        /** No more comes. */
        record Broken(Throwable cause) implements Signal {}

        /** Nobody wants more. */
        record Stop() implements Signal {}
    }

    /**
     * Sends the request.
     *
     * @param whole
     *            from now to the last byte
     * @param idle
     *            between two parts of the body
     */
    Reply(HttpClient client, HttpRequest request, Duration whole, Duration idle, CancelToken cancel) {
        this.cancel = cancel;
        this.idleNanos = idle.toNanos();
        this.deadline = System.nanoTime() + whole.toNanos();
        this.exchange = client.sendAsync(request, head -> {
            signals.add(new Signal.Head(head.statusCode(), head.headers()));
            return HttpResponse.BodySubscribers.fromSubscriber(new Listener());
        }).whenComplete((_, failure) -> {
            if (failure != null) {
                signals.add(new Signal.Broken(failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure));
            }
        });
        this.registration = cancel.onCancel(() -> signals.addFirst(new Signal.Stop()));
    }

    /**
     * Waits for what comes next.
     *
     * @throws HttpTimeoutException
     *             nothing came in time
     * @throws IOException
     *             the connection broke, or was never made
     * @throws CancellationException
     *             when cancelled, or interrupted
     */
    Signal next() throws IOException {
        long rest = deadline - System.nanoTime();
        Signal signal;
        try {
            signal = signals.poll(Math.max(0, begun ? Math.min(rest, idleNanos) : rest), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            cancel.check();
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
        cancel.check();
        return switch (signal) {
            case null -> throw new HttpTimeoutException(deadline - System.nanoTime() <= 0 ? "whole" : "idle");
            case Signal.Broken(Throwable cause) -> throw cause instanceof IOException broken
                    ? broken
                    : new IOException(cause);
            case Signal.Bytes bytes -> {
                begun = true;
                Flow.Subscription body = subscription.get();
                if (body != null) {
                    body.request(1);
                }
                yield bytes;
            }
            case Signal other -> other;
        };
    }

    @Override
    public void close() {
        closed = true;
        registration.close();
        Flow.Subscription body = subscription.get();
        if (body != null) {
            body.cancel();
        }
        exchange.cancel(true);
    }

    /** One part at a time: who sends faster than we read waits. */
    private final class Listener implements Flow.Subscriber<List<ByteBuffer>> {
        @Override
        public void onSubscribe(Flow.Subscription body) {
            subscription.set(body);
            if (closed) {
                body.cancel();
            } else {
                body.request(1);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            signals.add(new Signal.Bytes(buffers));
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(new Signal.Broken(failure));
        }

        @Override
        public void onComplete() {
            signals.add(new Signal.End());
        }
    }
}
