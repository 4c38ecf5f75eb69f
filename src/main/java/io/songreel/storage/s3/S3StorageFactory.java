package io.songreel.storage.s3;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.songreel.storage.DataDirectory;
import io.songreel.storage.ObjectStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The object store in S3, when a bucket is set. */
@Factory
@Requires(property = "songreel.storage.s3.bucket")
final class S3StorageFactory {
    /**
     * Checksums only where the protocol demands them and no chunked signing: R2, MinIO and others know neither the
     * checksum trailers nor the encoding that newer SDKs prefer. What a put stored is checked by our own SHA-256.
     */
    @Singleton
    @Bean(preDestroy = "close")
    S3Client s3Client(S3Settings settings) {
        S3ClientBuilder builder = S3Client.builder().region(Region.of(settings.region()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false)
                        .pathStyleAccessEnabled(settings.pathStyle()));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        if (settings.accessKeyId() != null && settings.secretAccessKey() != null) {
            builder.credentialsProvider(StaticCredentialsProvider
                    .create(AwsBasicCredentials.create(settings.accessKeyId(), settings.secretAccessKey())));
        }
        return builder.build();
    }

    @Singleton
    ObjectStore s3ObjectStore(S3Client client, S3Settings settings, DataDirectory data) throws IOException {
        return new S3ObjectStore(client, settings.bucket(), settings.prefix(), data.resolve("cache/s3"));
    }
}
