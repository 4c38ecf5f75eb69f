package io.songreel.cli;

import io.songreel.api.SongreelServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until the process is asked to end. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Start the server; prints its URL when it is ready.")
final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--port", description = "Port, 0 for a free one (default: 8080).")
    private @Nullable Integer port;

    @Option(names = "--host", description = "Address to listen on (default: 127.0.0.1); any but a loopback one needs songreel.api.token.")
    private @Nullable String host;

    @Option(names = "--home", paramLabel = "DIR", description = "Data directory (default: SONGREEL_HOME or ./data).")
    private @Nullable Path home;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        SongreelServer server = SongreelServer.start(ServerOptions.settings(home, host, port));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            ended.countDown();
        }, "shutdown"));
        terminal.out().println(server.url());
        ended.await();
        return Exit.DONE;
    }
}
