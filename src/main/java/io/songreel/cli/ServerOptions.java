package io.songreel.cli;

import io.songreel.api.SongreelServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a command speaks to: a given one, or one of its own on a free loopback port. */
final class ServerOptions {
    @Option(names = "--server", paramLabel = "URL", description = "A running server; without it one is started for this command.")
    private @Nullable String server;

    @Option(names = "--home", paramLabel = "DIR", description = "Data directory of the server that is started (default: SONGREEL_HOME or ./data).")
    private @Nullable Path home;

    /** A server for the time of a command; closing ends one that was started. */
    record Connection(SongreelClient client, @Nullable SongreelServer own) implements AutoCloseable {
        @Override
        public void close() {
            end();
        }

        /** Ends the server that was started; ending twice does no harm. */
        void end() {
            if (own != null) {
                own.close();
            }
        }
    }

    Connection connect(Terminal terminal) {
        return connect(terminal, Map.of());
    }

    /** Like {@link #connect}, but a server that is started does not go on with unfinished jobs. */
    Connection connectQuietly(Terminal terminal) {
        return connect(terminal, Map.of("songreel.jobs.enabled", false));
    }

    private Connection connect(Terminal terminal, Map<String, Object> more) {
        String token = terminal.environment().get("SONGREEL_API_TOKEN");
        if (server != null) {
            return new Connection(new SongreelClient(server, token), null);
        }
        Map<String, Object> settings = settings(home, "127.0.0.1", 0);
        settings.putAll(more);
        SongreelServer own = SongreelServer.start(settings);
        return new Connection(new SongreelClient(own.url().toString(), token), own);
    }

    /** @param port 0 for a free one */
    static Map<String, Object> settings(@Nullable Path home, @Nullable String host, @Nullable Integer port) {
        Map<String, Object> settings = new HashMap<>();
        if (home != null) {
            settings.put("songreel.home", home.toAbsolutePath().toString());
        }
        if (host != null) {
            settings.put("songreel.api.host", host);
        }
        if (port != null) {
            settings.put("songreel.api.port", port == 0 ? -1 : port);
        }
        return settings;
    }
}
