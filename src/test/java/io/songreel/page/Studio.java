package io.songreel.page;

import io.songreel.api.SongreelServer;
import io.songreel.film.Caller;
import io.songreel.media.TestSongs;
import io.songreel.render.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server and one browser for all tests of the page; without a browser they are skipped, and say so. */
final class Studio implements ExecutionCondition, BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Studio.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Browser.missing().map(ConditionEvaluationResult::disabled)
                .orElse(ConditionEvaluationResult.enabled("there is a browser"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        room(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Room.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return room(context);
    }

    private static Room room(ExtensionContext context) {
        return context.getRoot().getStore(HERE).getOrComputeIfAbsent("room", key -> new Room(), Room.class);
    }

    /** The server, the browser that looks at it, and something to upload. */
    static final class Room implements AutoCloseable {
        private static final int RATE = 44_100;

        final Browser browser;
        final SongreelServer server;
        final Caller caller;
        final Path picture;
        private final Path home;

        private Room() {
            try {
                home = Files.createTempDirectory("songreel-page");
                picture = Pictures.duskPng(home.resolve("picture.png"), 640, 400);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            server = SongreelServer.start(
                    Map.of("songreel.home", home.resolve("data").toString(), "songreel.api.port", 0));
            caller = new Caller(server.url());
            browser = Browser.start();
        }

        Path song(String name, int seconds) throws IOException {
            Path file = home.resolve(name + ".mp3");
            return Files.exists(file)
                    ? file
                    : TestSongs.write(file, TestSongs.Kind.MP3_CBR, (long) seconds * RATE);
        }

        String page(String fragment) {
            return server.url() + "/" + fragment;
        }

        /** A server of its own, without a single film. */
        SongreelServer fresh() throws IOException {
            return SongreelServer.start(Map.of("songreel.home", Files.createTempDirectory(home, "fresh").toString(),
                    "songreel.api.port", 0));
        }

        @Override
        public void close() throws IOException {
            browser.close();
            server.close();
            try (var files = Files.walk(home)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
