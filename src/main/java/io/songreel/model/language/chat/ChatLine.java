package io.songreel.model.language.chat;

import io.songreel.job.CancelToken;
import io.songreel.model.language.ContextFullException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;

/**
 * The way to a server: straight, with no proxy whatever the environment says, no redirect, no cookie, over HTTP/1.1, as
 * an upgrade to HTTP/2 in a request with a body is more than some servers can. Safe for many threads.
 */
final class ChatLine implements AutoCloseable {
    private static final int OK = 200;
    /** A token of an answer comes in a frame of some hundred bytes. */
    private static final int FRAMING = 64;
    private static final int MOST_REFUSAL = 16_384;
    private static final int MOST_LIST = 1 << 20;
    private static final Duration PROBE = Duration.ofSeconds(2);

    private final ChatSettings settings;
    private final ChatServer server;
    private final HttpClient client;

    ChatLine(ChatSettings settings) {
        this.settings = settings;
        this.server = new ChatServer(settings.base(), settings.model());
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(settings.connectTimeout()).build();
    }

    ChatServer server() {
        return server;
    }

    /** A completion, or why there is none. */
    sealed interface Result {
        record Said(Completion completion) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /**
     * Asks once.
     *
     * @throws ChatFailure
     *             there is no answer, and what can be done about it
     * @throws java.util.concurrent.CancellationException
     *             when cancelled, at once
     */
    Result ask(ChatCall call, Rigour rigour, CancelToken cancel) throws IOException {
        HttpRequest request = request("/chat/completions").header("Content-Type", "application/json")
                .header("Accept", "text/event-stream, application/json")
                .POST(HttpRequest.BodyPublishers.ofString(call.body(rigour))).build();
        try (Reply reply = new Reply(client, request, settings.answerTimeout(), settings.idleTimeout(), cancel)) {
            Reply.Signal.Head head = head(reply);
            if (head.status() != OK) {
                return new Result.Refused(new Refusal(server, head.status(), head.headers(), text(reply,
                        MOST_REFUSAL)));
            }
            String type = head.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
            return new Result.Said(type.startsWith("text/event-stream") ? streamed(reply) : whole(reply));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** {@code GET /models}, within two seconds. */
    Result.Refused models() throws IOException {
        try (Reply reply = new Reply(client, request("/models").GET().build(), PROBE, PROBE, CancelToken.never())) {
            Reply.Signal.Head head = head(reply);
            return new Result.Refused(new Refusal(server, head.status(), head.headers(), text(reply, MOST_LIST)));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        String key = settings.apiKey();
        return server.at(path, key == null ? "" : key);
    }

    private static Reply.Signal.Head head(Reply reply) throws IOException {
        if (reply.next() instanceof Reply.Signal.Head head) {
            return head;
        }
        throw new IOException("no head came first");
    }

    private Completion streamed(Reply reply) throws IOException {
        Completion completion = new Completion(settings.maxAnswerBytes());
        EventStream events = new EventStream();
        long wire = 0;
        while (!completion.ended()) {
            switch (reply.next()) {
                case Reply.Signal.Bytes(var buffers) -> {
                    for (ByteBuffer bytes : buffers) {
                        wire += bytes.remaining();
                        check(wire);
                        for (String data : events.append(bytes)) {
                            take(completion, data);
                        }
                    }
                }
                case Reply.Signal.End _ -> {
                    for (String data : events.finish()) {
                        take(completion, data);
                    }
                    return completion;
                }
                case Reply.Signal _ -> throw new IOException("out of order");
            }
        }
        return completion;
    }

    private void check(long wire) throws ChatFailure {
        if (wire > (long) FRAMING * settings.maxAnswerBytes()) {
            throw ChatFailure.lasting(server.name() + " does not stop talking: another model may know when to end.",
                    null);
        }
    }

    private Completion whole(Reply reply) throws IOException {
        Completion completion = new Completion(settings.maxAnswerBytes());
        take(completion, text(reply, FRAMING * Math.min(settings.maxAnswerBytes(), Integer.MAX_VALUE / FRAMING)));
        return completion;
    }

    private void take(Completion completion, String data) throws IOException {
        // what a server says of a failure is for its log: it may repeat what was sent
        switch (completion.take(data)) {
            case NONE -> {
                // goes on
            }
            case FAILED -> throw ChatFailure.passing(server.name()
                    + " failed in the middle of an answer: its own log says why.", null);
            case FULL -> throw new ContextFullException(settings.context());
            case FOREIGN -> throw ChatFailure.passing(server.name() + " does not speak the OpenAI protocol: set "
                    + "songreel.director.chat.base-url to one that does.", null);
        }
    }

    /** The body, or its beginning when it is longer than {@code most} bytes. */
    private static String text(Reply reply, int most) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() <= most) {
            switch (reply.next()) {
                case Reply.Signal.Bytes(var buffers) -> {
                    for (ByteBuffer bytes : buffers) {
                        byte[] piece = new byte[bytes.remaining()];
                        bytes.get(piece);
                        body.write(piece);
                    }
                }
                case Reply.Signal.End _ -> {
                    return body.toString(StandardCharsets.UTF_8);
                }
                case Reply.Signal _ -> throw new IOException("out of order");
            }
        }
        return new String(body.toByteArray(), 0, most, StandardCharsets.UTF_8);
    }

    private IOException failure(IOException e) {
        String name = server.name();
        return switch (e) {
            case ChatFailure known -> known;
            case ContextFullException known -> known;
            case HttpConnectTimeoutException _ -> unreached(e);
            case ConnectException _ -> unreached(e);
            case HttpTimeoutException _ -> ChatFailure.lasting(name + " took too long to answer: use a smaller model, "
                    + "or raise songreel.director.chat.answer-timeout and idle-timeout.", e);
            case SSLException _ ->
                ChatFailure.lasting(name + " cannot be spoken to in confidence: this machine does not "
                        + "trust its certificate, or it speaks plain http.", e);
            default -> ChatFailure.passing(name + " broke off before its answer was whole: its own log says why.", e);
        };
    }

    private ChatFailure unreached(IOException e) {
        return ChatFailure.passing(server.name()
                + " does not answer: start it, or unset songreel.director.chat.base-url.", e);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
