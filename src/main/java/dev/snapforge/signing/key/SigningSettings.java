package dev.snapforge.signing.key;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the signing key is kept.
 *
 * @param keyFile the private signing key: PKCS#8 in PEM, readable by the service alone; made on the first start if it is absent
 */
@ConfigurationProperties("snapforge.signing")
public record SigningSettings(
        @DefaultValue("data/signing-key.pem") Path keyFile) {}
