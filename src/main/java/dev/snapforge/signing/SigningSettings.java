package dev.snapforge.signing;

import dev.snapforge.signing.pkcs11.TokenSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the signing key is kept.
 *
 * @param keyFile the private signing key: PKCS#8 in PEM, readable by the service alone; made on the first start if it is absent
 * @param previousKeyFile the key before this one, which vouches for it at the next start; null if the key file is changed
 *     while the service runs, or has never been changed
 * @param lookInterval how often the key file or the token is looked at for another key, at least a millisecond
 * @param pkcs11 the token that holds the key instead of a file; null if a file does
 */
@ConfigurationProperties("snapforge.signing")
record SigningSettings(
        @DefaultValue("data/signing-key.pem") Path keyFile,
        @Nullable Path previousKeyFile,
        @DefaultValue("5s") Duration lookInterval,
        @NestedConfigurationProperty @Nullable TokenSettings pkcs11) {

    /** Refuses an interval that is none. */
    public SigningSettings {
        if (lookInterval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Expected at least 1ms for snapforge.signing.look-interval, found " + lookInterval);
        }
    }
}
