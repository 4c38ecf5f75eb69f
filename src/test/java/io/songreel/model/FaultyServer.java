package io.songreel.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A file server with the faults of the real world, one at a time. */
final class FaultyServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final byte[] file;
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    volatile int cutAfter = Integer.MAX_VALUE;
    volatile int hangAfter = Integer.MAX_VALUE;
    final AtomicInteger refuse = new AtomicInteger();
    volatile int status = 200;
    volatile boolean ranges = true;

    FaultyServer(byte[] file) throws IOException {
        this.file = file;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        @Nullable
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(exchange.getRequestURI() + " " + range);
        boolean busy = refuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (busy || status >= 400) {
            exchange.sendResponseHeaders(busy ? 503 : status, -1);
            exchange.close();
            return;
        }
        int from = ranges && range != null ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
        if (from > 0) {
            exchange.getResponseHeaders().set("Content-Range",
                    "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
        OutputStream out = exchange.getResponseBody();
        int count = Math.min(file.length - from, Math.min(cutAfter, hangAfter));
        out.write(file, from, count);
        out.flush();
        if (count == hangAfter) {
            hang();
        }
        exchange.close();
    }

    private static void hang() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
