package io.songreel.storage.s3;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Objects in S3, Cloudflare R2, MinIO or another service of that protocol: {@code songreel.storage.s3.*}.
 *
 * @param bucket
 *            {@code bucket}: the bucket, which must exist; setting it chooses S3 instead of the local disk
 * @param prefix
 *            {@code prefix}: put before every key, empty by default; for a bucket shared with others, e.g.
 *            {@code songreel/}
 * @param endpoint
 *            {@code endpoint}: the service's address when it is not AWS
 * @param region
 *            {@code region}: {@code us-east-1} by default; {@code auto} for R2
 * @param pathStyle
 *            {@code path-style}: the bucket in the path instead of the host name, as MinIO wants it; false by default
 * @param accessKeyId
 *            {@code access-key-id}: with {@code secret-access-key}; without them the SDK looks in its usual places
 * @param secretAccessKey
 *            {@code secret-access-key}
 */
@ConfigurationProperties("songreel.storage.s3")
@Requires(property = "songreel.storage.s3.bucket")
public record S3Settings(String bucket, @Bindable(defaultValue = "") String prefix, @Nullable URI endpoint,
        @Bindable(defaultValue = "us-east-1") String region, @Bindable(defaultValue = "false") boolean pathStyle,
        @Nullable String accessKeyId, @Nullable String secretAccessKey) {
    /** Never the secret. */
    @Override
    public String toString() {
        return "S3Settings[" + bucket + " at " + (endpoint == null ? "AWS" : endpoint) + "]";
    }
}
