package io.songreel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Path home;

    SigningKeysTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void the_key_file_is_for_its_owner_only_even_when_it_was_opened_up() throws IOException {
        Path file = home.resolve("deep/keys");
        String kid = new SigningKeys(file, clock).current().kid();
        assertThat(permissions(file)).isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(new SigningKeys(file, clock).current().kid()).isEqualTo(kid);
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryNotContaining(each -> each.toString().endsWith(".part"));
    }

    @Test
    void an_old_key_is_followed_by_a_new_one_at_the_next_start_and_still_verifies() throws IOException {
        Path file = home.resolve("keys");
        String first = new SigningKeys(file, clock).current().kid();
        clock.advance(SigningKeys.RENEW_AFTER.plus(Duration.ofSeconds(1)));
        SigningKeys renewed = new SigningKeys(file, clock);
        assertThat(renewed.current().kid()).isNotEqualTo(first);
        assertThat(renewed.find(first)).isPresent();
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void a_damaged_key_file_stops_the_start_and_its_content_stays_out_of_the_message() throws IOException {
        Path file = Files.writeString(home.resolve("keys"), "0badcafe c2VjcmV0 2026-03-01T12:00:00Z\n");
        assertThatThrownBy(() -> new SigningKeys(file, clock)).isInstanceOf(IOException.class)
                .hasMessageContaining("damaged").hasMessageNotContaining("c2VjcmV0");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
