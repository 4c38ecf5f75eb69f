package io.songreel.storage;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;

/**
 * Where Songreel keeps what it must not forget.
 *
 * @param home
 *            {@code songreel.home} ({@code SONGREEL_HOME}): the data directory, {@code ./data} by default
 */
@ConfigurationProperties("songreel")
public record DataDirectory(@Bindable(defaultValue = "./data") String home) {
    /** A path below the data directory. */
    public Path resolve(String relative) {
        return Path.of(home).toAbsolutePath().normalize().resolve(relative);
    }
}
