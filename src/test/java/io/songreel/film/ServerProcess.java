package io.songreel.film;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, to be killed. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("http://\\S+?:\\d+");

    private final Process process;
    private final URI url;

    private ServerProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts {@code serve} on a free port and waits for the line with its address. */
    static ServerProcess start(Path home, String... jvm) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC");
        builder.command().addAll(List.of(jvm));
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"),
                "io.songreel.cli.Main", "serve", "--port", "0", "--home", home.toString()));
        Process process = builder.redirectError(home.resolveSibling(home.getFileName() + ".log").toFile()).start();
        BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = URL.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> out.lines().forEach(rest -> {
                }));
                return new ServerProcess(process, URI.create(matcher.group()));
            }
        }
        throw new IOException("the server ended before it was ready");
    }

    URI url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM; then, when that does not help, the hard way. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(30, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
