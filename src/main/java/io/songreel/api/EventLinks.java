package io.songreel.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.job.JournalEvent;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.SignedUrls;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** The journal keeps an object's key, as a link would age in it; a client gets a link, fresh at every replay. */
@Singleton
final class EventLinks {
    private static final String KEY = "key";
    private final SignedUrls links;
    private final ApiConfig config;

    EventLinks(SignedUrls links, ApiConfig config) {
        this.links = links;
        this.config = config;
    }

    /** The event's data as clients see it. */
    String data(JournalEvent event) {
        if (!event.type().equals("preview")) {
            return event.data();
        }
        ObjectNode data = (ObjectNode) StrictJson.tree(event.data().getBytes(StandardCharsets.UTF_8));
        data.put("url", links.sign(new ObjectKey(data.remove(KEY).textValue()), config.urlTtl()));
        return data.toString();
    }
}
