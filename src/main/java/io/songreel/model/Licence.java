package io.songreel.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a model's publisher allows.
 *
 * @param name
 *            SPDX identifier where there is one, else the licence's own name
 * @param url
 *            its text
 * @param commercialUse
 *            whether films made with it may be used commercially
 * @param note
 *            what the owner should know before a pull, e.g. that the publisher wants the licence accepted first
 */
public record Licence(String name, URI url, boolean commercialUse, @Nullable String note) {
    /** @throws IllegalArgumentException when it has no name or no text */
    public Licence {
        Checks.check(!name.isBlank(), "licence");
        Checks.check("https".equals(url.getScheme()), "licence_url");
    }
}
