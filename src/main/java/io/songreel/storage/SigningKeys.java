package io.songreel.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The secrets that sign our URLs: the newest signs, the one before it still verifies. They lie in a file that only its
 * owner may read, one key a line: {@code kid secret created-at}, newest first. A key older than {@link #RENEW_AFTER} is
 * followed by a new one at the next start; as that is far longer than any URL lives, no URL is cut short. Several
 * servers that share one public name need a copy of the same file.
 */
public final class SigningKeys {
    static final Duration RENEW_AFTER = Duration.ofDays(90);
    private static final int KEPT = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Clock clock;
    private volatile List<Key> keys;

    /** Reads {@code file}, or makes it with a first key. */
    public SigningKeys(Path file, Clock clock) throws IOException {
        this.file = file;
        this.clock = clock;
        this.keys = List.of();
        if (Files.exists(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            this.keys = parse(Files.readAllLines(file, StandardCharsets.US_ASCII));
        }
        if (keys.isEmpty() || keys.getFirst().created().plus(RENEW_AFTER).isBefore(clock.instant())) {
            rotate();
        }
    }

    /** From now on a new key signs; the one that signed until now still verifies, older ones no longer do. */
    public synchronized void rotate() throws IOException {
        List<Key> next = new ArrayList<>(List.of(Key.random(clock.instant())));
        next.addAll(keys.subList(0, Math.min(keys.size(), KEPT - 1)));
        save(next);
        keys = List.copyOf(next);
    }

    Key current() {
        return keys.getFirst();
    }

    Optional<Key> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    private void save(List<Key> keys) throws IOException {
        Path folder = Folders.parent(file.toAbsolutePath());
        Folders.create(folder);
        Path part = Files.createTempFile(folder, ".keys", ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer text = StandardCharsets.US_ASCII
                        .encode(String.join("", keys.stream().map(Key::line).toList()));
                while (text.hasRemaining()) {
                    out.write(text);
                }
                out.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(folder);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static List<Key> parse(List<String> lines) throws IOException {
        try {
            return lines.stream().map(Key::parse).limit(KEPT).toList();
        } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
            throw new IOException("the file of URL signing keys is damaged: restore it, or remove it to begin with a "
                    + "new key (URLs signed so far stop working)", e);
        }
    }

    /** One secret of 256 bits under its public name. */
    record Key(String kid, byte[] secret, Instant created) {
        static Key random(Instant now) {
            byte[] kid = new byte[4];
            byte[] secret = new byte[32];
            RANDOM.nextBytes(kid);
            RANDOM.nextBytes(secret);
            return new Key(HexFormat.of().formatHex(kid), secret, now);
        }

        static Key parse(String line) {
            String[] part = line.split(" ", 3);
            byte[] secret = Base64.getUrlDecoder().decode(part[1]);
            if (secret.length < 32) {
                throw new IllegalArgumentException("short secret");
            }
            return new Key(part[0], secret, Instant.parse(part[2]));
        }

        String line() {
            return kid + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + " " + created + "\n";
        }

        /** Never the secret. */
        @Override
        public String toString() {
            return "Key[" + kid + "]";
        }
    }
}
