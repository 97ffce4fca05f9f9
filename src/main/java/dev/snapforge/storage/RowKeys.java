package dev.snapforge.storage;

import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.signing.TrustedKeys;
import dev.snapforge.signing.key.KeyRing;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The keys that rows name. */
@Component
class RowKeys {

    private final KeyRing ring;

    RowKeys(KeyRing ring) {
        this.ring = ring;
    }

    /**
     * The key alone, as if it were in use: that it was withdrawn says nothing about whether its signatures are still what they were.
     *
     * @throws dev.snapforge.signing.key.KeyNotFoundException if there is no such key
     */
    TrustedKeys of(String keyId) {
        return TrustedKeys.of(PublicKeyInfo.of(ring.get(keyId).raw32(), Instant.EPOCH, null, KeyStatus.ACTIVE));
    }
}
