package io.songreel.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.songreel.storage.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Answers as Hugging Face does: a large file is a redirect to a content network, with size, SHA-256 and commit in the
 * headers; the network refuses HEAD, as signed addresses do. A small file comes at once.
 */
final class HubServer implements AutoCloseable {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final int LARGE = 100;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    /** Of this file nothing comes beyond so many bytes a connection. */
    volatile String broken = "";
    volatile int brokenAfter;
    /** Of this file other bytes come than are announced. */
    volatile String forged = "";
    volatile long announced;
    volatile int status = 200;

    HubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The base of the addresses of one repository's files. */
    URI repository() {
        return URI.create(uri() + "/owner/name/resolve/main");
    }

    HubServer with(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    static String sha256(byte[] bytes) {
        MessageDigest digest = Sha256.digest();
        digest.update(bytes);
        return Sha256.hex(digest);
    }

    private void answer(HttpExchange exchange) throws IOException {
        @Nullable
        String range = exchange.getRequestHeaders().getFirst("Range");
        String path = exchange.getRequestURI().getPath();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        requests.add(exchange.getRequestMethod() + " " + path + (range == null ? "" : " " + range));
        boolean cdn = path.startsWith("/cdn/");
        String name = cdn ? path.substring("/cdn/".length()) : path.replaceFirst("^/.*/resolve/[^/]+/", "");
        byte[] bytes = files.getOrDefault(name, new byte[0]);
        if (status >= 400 || bytes.length == 0 || (cdn && head)) {
            end(exchange, status >= 400 ? status : cdn ? 403 : 404);
            return;
        }
        if (path.contains("/resolve/")) {
            exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
            if (bytes.length >= LARGE) {
                exchange.getResponseHeaders().set("X-Linked-Size", String.valueOf(Math.max(announced, bytes.length)));
                exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + sha256(bytes) + "\"");
                exchange.getResponseHeaders().set("Location", uri() + "/cdn/" + name);
                end(exchange, 302);
                return;
            }
        }
        send(exchange, name, bytes, range, head);
    }

    private void send(HttpExchange exchange, String name, byte[] bytes, @Nullable String range, boolean head)
            throws IOException {
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        if (from > 0) {
            exchange.getResponseHeaders().set("Content-Range",
                    "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            end(exchange, 200);
            return;
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
        int count = name.equals(broken) ? Math.min(brokenAfter, bytes.length - from) : bytes.length - from;
        OutputStream out = exchange.getResponseBody();
        out.write(name.equals(forged) ? new byte[bytes.length] : bytes, from, count);
        out.flush();
        exchange.close();
    }

    private static void end(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
