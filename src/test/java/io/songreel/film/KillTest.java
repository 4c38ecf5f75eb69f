package io.songreel.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The soak of {@code scripts/soak/kill}, short enough for every build. */
class KillTest {
    @Test
    void a_killed_server_goes_on_where_it_stopped(@TempDir Path home) throws Exception {
        KillSoak.Outcome outcome = KillSoak.run(home, 5, 20261121L);
        assertThat(outcome.kills()).isEqualTo(5);
        assertThat(outcome.problems()).isEmpty();
    }
}
