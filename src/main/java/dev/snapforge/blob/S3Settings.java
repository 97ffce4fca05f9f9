package dev.snapforge.blob;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code snapforge.blob.s3.*}. Credentials are no settings: they come through the standard chain of AWS's SDK
 * (environment, profile, web identity, container, instance).
 *
 * @param endpoint of something that speaks S3; null for AWS itself
 * @param region of the bucket; servers that are not AWS mostly take any
 * @param bucket which must exist
 * @param pathStyle whether the bucket is a part of the path and not of the host's name
 * @param prefix what all keys start with, for example {@code snapforge/}
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest silence of a connection
 * @param timeout longest time for an operation with all its attempts
 * @param attempts how often an operation is tried, at least 1; waits between attempts grow
 */
@ConfigurationProperties("snapforge.blob.s3")
record S3Settings(
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String bucket,
        @DefaultValue("false") boolean pathStyle,
        @DefaultValue("") String prefix,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("3") int attempts) {

    /**
     * Checks what only counts where the store is S3.
     *
     * @throws UnusableS3SettingException naming the first setting that cannot be used
     */
    void check() {
        require(!bucket.isBlank(), "bucket", "the name of a bucket that exists", bucket);
        require(
                prefix.isEmpty() || prefix.matches("[A-Za-z0-9][A-Za-z0-9._/-]*/"),
                "prefix",
                "a text such as snapforge/",
                prefix);
        require(attempts >= 1 && attempts <= 10, "attempts", "1 to 10", Integer.toString(attempts));
        requireTime("connect-timeout", connectTimeout);
        requireTime("read-timeout", readTimeout);
        requireTime("timeout", timeout);
        URI given = endpoint;
        boolean http = given == null || "http".equals(given.getScheme()) || "https".equals(given.getScheme());
        require(http, "endpoint", "an address that starts with http:// or https://", String.valueOf(given));
    }

    private static void requireTime(String name, Duration time) {
        require(time.compareTo(Duration.ZERO) > 0, name, "a time longer than 0", time.toString());
    }

    private static void require(boolean holds, String name, String expected, String found) {
        if (!holds) {
            throw new UnusableS3SettingException(name, expected, found);
        }
    }
}
