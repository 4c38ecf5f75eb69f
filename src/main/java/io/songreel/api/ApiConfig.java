package io.songreel.api;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the door of the server asks of its visitors.
 *
 * @param host
 *            address to listen on; any other than a loopback one needs a token
 * @param port
 *            port to listen on; 0 or −1 picks a free one
 * @param token
 *            {@code songreel.api.token}: when set, every call but a signed media URL carries it as bearer token
 * @param allowedHosts
 *            further names this server answers to, as they stand in a Host header, without port
 * @param allowedOrigins
 *            further origins whose pages may call, such as {@code https://studio.example}
 * @param maxAudioBytes
 *            the largest song taken
 * @param maxImageBytes
 *            the largest picture taken
 * @param uploadTtl
 *            how long an upload that no job uses is kept
 * @param urlTtl
 *            how long a signed URL in an answer is good for; after a quarter of it answers carry new ones
 * @param maxUploads
 *            uploads taken at the same time; the next is asked to come again
 * @param maxStreams
 *            event streams open at the same time
 * @param heartbeat
 *            how often a silent event stream shows that it lives
 */
@ConfigurationProperties("songreel.api")
record ApiConfig(@Bindable(defaultValue = "127.0.0.1") String host, @Bindable(defaultValue = "8080") int port,
        @Nullable String token, @Bindable(defaultValue = "") List<String> allowedHosts,
        @Bindable(defaultValue = "") List<String> allowedOrigins,
        @Bindable(defaultValue = "200000000") long maxAudioBytes,
        @Bindable(defaultValue = "25000000") long maxImageBytes, @Bindable(defaultValue = "24h") Duration uploadTtl,
        @Bindable(defaultValue = "24h") Duration urlTtl, @Bindable(defaultValue = "4") int maxUploads,
        @Bindable(defaultValue = "256") int maxStreams, @Bindable(defaultValue = "15s") Duration heartbeat) {
    /** Room for the small parts of an upload, and for the lines between parts. */
    static final long FORM_BYTES = 1_000_000;

    /** Bytes a whole upload may have. */
    long maxUploadBytes() {
        return maxAudioBytes + maxImageBytes + FORM_BYTES;
    }
}
