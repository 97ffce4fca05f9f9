package dev.snapforge.signer;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What attestations say about this service: {@code snapforge.attestation.*}.
 *
 * @param builderId the URI by which verifiers know the service (SLSA provenance v1, {@code builder.id}): the same for all its processes
 */
@ConfigurationProperties("snapforge.attestation")
record AttestationSettings(
        @DefaultValue("https://snapforge.dev/builders/self-hosted")
        URI builderId) {

    /** Refuses what is no whole URI. */
    public AttestationSettings {
        if (!builderId.isAbsolute()) {
            throw new IllegalArgumentException(
                    "Expected a URI with a scheme for snapforge.attestation.builder-id, found " + builderId);
        }
    }
}
