package io.songreel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class FirstVisitTest {
    @Test
    void the_page_and_what_it_names_are_asked_for_once() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] page = "<link href=\"/style/a.css\"><script src=\"/app/b.js\"></script><a href=\"/app/b.js\">"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            try (exchange) {
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try {
            FirstVisit.pay(address);
        } finally {
            server.stop(0);
        }
        assertThat(asked).containsExactly("/", "/style/a.css", "/app/b.js");
        assertThatCode(() -> FirstVisit.pay(address)).as("nobody answers").doesNotThrowAnyException();
    }
}
