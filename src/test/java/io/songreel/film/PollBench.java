package io.songreel.film;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Polls {@code GET /jobs/{id}} at a fixed rate while that job renders in a server process on the same machine, and prints
 * the latencies, measured from when a request was due (not from when it could be sent), so that a stall counts for every
 * request it delayed. Plain sockets: the client shares the machine with the server and should cost little.
 *
 * <p>
 * Arguments: song, picture, directory, requests per second, seconds.
 */
final class PollBench {
    private static final int CONNECTIONS = 16;
    private static final int SCENES = 46;

    private PollBench() {
    }

    public static void main(String[] args) throws Exception {
        int rate = Integer.parseInt(args[3]);
        int seconds = Integer.parseInt(args[4]);
        try (ServerProcess server = ServerProcess.start(Path.of(args[2]).resolve("data"))) {
            Caller caller = new Caller(server.url());
            String id = caller.order(Path.of(args[0]), Path.of(args[1]), Caller.options().put("num_scenes", SCENES));
            caller.await(id, Duration.ofMinutes(1), job -> job.get("status").asText().equals("generating_scenes"));
            URI url = server.url().resolve("/jobs/" + id);
            System.out.println("warm-up:");
            poll(url, rate, 5);
            System.out.println("measured:");
            poll(url, rate, seconds);
            JsonNode job = caller.job(id);
            System.out.printf(Locale.ROOT, "the job is %s at %.2f, its JSON has %d bytes%n",
                    job.get("status").asText(), job.get("progress").asDouble(), job.toString().length());
        }
    }

    private static void poll(URI url, int rate, int seconds) throws InterruptedException {
        long begin = System.nanoTime() + 200_000_000L;
        List<Poller> pollers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < CONNECTIONS; c++) {
            Poller poller = new Poller(url, begin + c * (1_000_000_000L / rate),
                    1_000_000_000L * CONNECTIONS / rate, rate * seconds / CONNECTIONS);
            pollers.add(poller);
            threads.add(Thread.ofPlatform().start(poller));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        report(pollers, rate);
    }

    private static void report(List<Poller> pollers, int rate) {
        long[] all = pollers.stream().flatMapToLong(p -> Arrays.stream(p.latencies, 0, p.done)).sorted().toArray();
        int failed = pollers.stream().mapToInt(p -> p.failed).sum();
        System.out.printf(Locale.ROOT,
                "polls %d at %d/s, not 200: %d, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms%n",
                all.length, rate, failed, at(all, 0.50), at(all, 0.99), at(all, 0.999), at(all, 1.0));
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
    }

    private static final class Poller implements Runnable {
        private final URI url;
        private final long first;
        private final long gap;
        private final long[] latencies;
        private int done;
        private int failed;

        Poller(URI url, long first, long gap, int count) {
            this.url = url;
            this.first = first;
            this.gap = gap;
            this.latencies = new long[count];
        }

        @Override
        public void run() {
            byte[] request = ("GET " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                for (int i = 0; i < latencies.length; i++) {
                    long due = first + i * gap;
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    socket.getOutputStream().write(request);
                    failed += readResponse(in) == 200 ? 0 : 1;
                    latencies[done++] = System.nanoTime() - due;
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static int readResponse(InputStream in) throws IOException {
            int status = Integer.parseInt(line(in).substring(9, 12));
            int length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            in.skipNBytes(length);
            return status;
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server closed the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
