package io.songreel.api;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.http.server.HttpServerConfiguration;
import org.jspecify.annotations.Nullable;

/** What must hold before the first visitor is let in. A start that breaks a rule fails and says which. */
@Context
final class StartChecks {
    StartChecks(ApiConfig config, HttpServerConfiguration server, Environment environment, KnownKeys keys) {
        keys.check(environment);
        bind(server.getHost().orElse("0.0.0.0"), config.token());
    }

    /** @throws BadConfiguration when the address can be reached from elsewhere and there is no token */
    static void bind(String host, @Nullable String token) {
        if (!Guard.loopback(host) && (token == null || token.isBlank())) {
            throw new BadConfiguration("Songreel does not listen on " + host
                    + " without a token: others could use it. Set songreel.api.token (SONGREEL_API_TOKEN) to a secret"
                    + " of your own, or listen on 127.0.0.1.");
        }
    }
}
