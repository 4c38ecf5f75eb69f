package io.songreel.model.language.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.OpenGate;
import io.songreel.model.language.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A chat server that speaks the OpenAI protocol and plays what a test wants of it. */
public final class ChatDouble implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Bodies of the requests for a completion. */
    final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    /** Released when a client went away in the middle. */
    final CountDownLatch left = new CountDownLatch(1);
    final CountDownLatch begun = new CountDownLatch(1);

    /** What is done with a request for a completion. */
    @FunctionalInterface
    public interface Play {
        /** @param number from 0 */
        void act(JsonNode request, int number, Stage stage) throws IOException, InterruptedException;
    }

    public ChatDouble(Play play) {
        this(play, "{\"object\": \"list\", \"data\": [{\"id\": \"tiny:latest\"}, {\"id\": \"other\"}]}");
    }

    ChatDouble(Play play, String models) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicInteger number = new AtomicInteger();
        server.createContext("/v1/chat/completions", exchange -> {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            asked.add(request);
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            try (Stage stage = new Stage(exchange)) {
                play.act(request, number.getAndIncrement(), stage);
            } catch (IOException e) {
                left.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/v1/models", exchange -> {
            try (Stage stage = new Stage(exchange)) {
                stage.status(200, models, "Content-Type", "application/json");
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ChatSettings settings() {
        return new ChatSettings(url(), "tiny", null, Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(
                30), 4096, 1 << 18, null);
    }

    ChatSettings hasty(Duration answer, Duration idle) {
        return new ChatSettings(url(), "tiny", null, Duration.ofSeconds(5), answer, idle, 4096, 1 << 18, null);
    }

    /** One that does not wait long before it tries again. */
    static ChatAuthor author(ChatSettings settings) {
        return new ChatAuthor(settings, new OpenGate()).pausing(Duration.ofMillis(1));
    }

    public static ChatAuthor author(String url) {
        return author(ChatSettings.of(url, "tiny"));
    }

    public ChatAuthor author() {
        return author(settings());
    }

    /** The text of a request's last message. */
    static String question(JsonNode request) {
        return request.path("messages").path(request.path("messages").size() - 1).path("content").asText();
    }

    static List<Message> talk() {
        return List.of(Message.system("You write."), Message.user("A song."));
    }

    static CancelToken never() {
        return CancelToken.never();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** Where one answer is played. */
    public final class Stage implements AutoCloseable {
        private final HttpExchange exchange;

        Stage(HttpExchange exchange) {
            this.exchange = exchange;
        }

        /** A whole answer as a stream of pieces of some letters each. */
        public void say(String text) throws IOException {
            begin();
            StringBuilder pieces = new StringBuilder();
            for (int at = 0; at < text.length();) {
                int end = text.offsetByCodePoints(at, Math.min(7, text.codePointCount(at, text.length())));
                pieces.append(frame(text.substring(at, end), null));
                at = end;
            }
            raw(pieces + frame("", "stop") + "data: [DONE]\n\n");
        }

        public void begin() throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            begun.countDown();
        }

        public void piece(String text) throws IOException {
            raw(frame(text, null));
        }

        static String frame(String text, @Nullable String finish) {
            ObjectNode chunk = JSON.createObjectNode().put("object", "chat.completion.chunk");
            ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0).put("finish_reason", finish);
            choice.putObject("delta").put("content", text);
            return "data: " + chunk + "\n\n";
        }

        public void raw(String text) throws IOException {
            raw(text.getBytes(StandardCharsets.UTF_8));
        }

        public void raw(byte[] bytes) throws IOException {
            OutputStream body = exchange.getResponseBody();
            body.write(bytes);
            body.flush();
        }

        /** One document, from a server that does not stream. */
        public void document(String text) throws IOException {
            ObjectNode answer = JSON.createObjectNode().put("object", "chat.completion");
            answer.putArray("choices").addObject().put("finish_reason", "stop").putObject("message").put("content",
                    text);
            answer.putObject("usage").put("completion_tokens", 42);
            status(200, answer.toString(), "Content-Type", "application/json");
        }

        public void status(int status, String body, String... headers) throws IOException {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }

        /** Promises more than comes, and breaks off. */
        public void breakOff(String beginning) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            byte[] bytes = beginning.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length + 1000L);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        }

        /** Says nothing more. */
        public void hang() throws InterruptedException {
            silentUntil(closed);
        }

        /** Has heard, and says nothing before that. */
        void silentUntil(CountDownLatch event) throws InterruptedException {
            begun.countDown();
            event.await();
        }

        /** Talks until the client has left or the double is closed. */
        public void babble(String piece) throws IOException, InterruptedException {
            begin();
            do {
                piece(piece);
            } while (!closed.await(5, TimeUnit.MILLISECONDS));
        }

        @Override
        public void close() {
            exchange.close();
        }
    }
}
