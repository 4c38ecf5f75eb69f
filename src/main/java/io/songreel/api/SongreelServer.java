package io.songreel.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.Map;

/** A running server. For the command line, which speaks to it over HTTP only. */
public final class SongreelServer implements AutoCloseable {
    private final EmbeddedServer server;

    private SongreelServer(EmbeddedServer server) {
        this.server = server;
    }

    /**
     * Starts a server and returns when it takes requests.
     *
     * @param settings
     *            configuration keys that win over file and environment
     * @throws BadConfiguration
     *             somewhere in the cause chain, when a setting cannot be
     */
    public static SongreelServer start(Map<String, Object> settings) {
        ApplicationContext context = ApplicationContext.builder().banner(false).deduceEnvironment(false)
                .properties(settings).build();
        try {
            EmbeddedServer server = context.start().getBean(EmbeddedServer.class).start();
            FirstVisit.pay(server.getURI());
            return new SongreelServer(server);
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /** Where it listens: {@code http://127.0.0.1:8080}. */
    public URI url() {
        return server.getURI();
    }

    /** Stops in order: no new requests, streams end, units give back what they hold. */
    @Override
    public void close() {
        server.stop();
        server.getApplicationContext().close();
    }
}
