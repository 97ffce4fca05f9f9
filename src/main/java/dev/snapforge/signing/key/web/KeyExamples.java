package dev.snapforge.signing.key.web;

import dev.snapforge.kernel.LiveExamples;
import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.signing.key.KeyRing;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Offers the newest key that is in use. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class KeyExamples implements LiveExamples {

    private final KeyRing ring;

    KeyExamples(KeyRing ring) {
        this.ring = ring;
    }

    @Override
    public Map<String, Object> of(String operation) {
        return operation.equals("getKey")
                ? ring.all().stream()
                        .filter(it -> it.status() == KeyStatus.ACTIVE)
                        .map(PublicKeyInfo::keyId)
                        .reduce((older, newer) -> newer)
                        .<Map<String, Object>>map(it -> Map.of("keyId", it))
                        .orElse(Map.of())
                : Map.of();
    }
}
