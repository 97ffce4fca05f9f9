package dev.snapforge.blob;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** How the service reaches S3. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "snapforge.blob.store", havingValue = "s3")
class S3Connection {

    @Bean(destroyMethod = "close")
    static S3Client s3Client(S3Settings settings) {
        settings.check();
        return S3Client.builder()
                .region(Region.of(settings.region()))
                .endpointOverride(settings.endpoint())
                .forcePathStyle(settings.pathStyle())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.connectTimeout())
                        .socketTimeout(settings.readTimeout()))
                // The SDK's own checksums travel in trailers that other servers than AWS may not know; content is
                // checked
                // against its address, and says its SHA-256 in a header when it is sent.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(it -> it.apiCallTimeout(settings.timeout())
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(settings.attempts())
                                .build()))
                .build();
    }

    @Bean(destroyMethod = "close")
    static S3Presigner s3Presigner(S3Settings settings) {
        settings.check();
        return S3Presigner.builder()
                .region(Region.of(settings.region()))
                .endpointOverride(settings.endpoint())
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .build())
                .build();
    }
}
