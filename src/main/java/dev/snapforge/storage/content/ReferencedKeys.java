package dev.snapforge.storage.content;

import dev.snapforge.signing.KeyRing;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.VerificationKeys;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The keys that rows name. */
@Component
public class ReferencedKeys {

    private final KeyRing ring;

    ReferencedKeys(KeyRing ring) {
        this.ring = ring;
    }

    /**
     * The key alone, as if it were in use: that it was withdrawn says nothing about whether its signatures are still what they were.
     *
     * @throws dev.snapforge.signing.KeyNotFoundException if there is no such key
     */
    public VerificationKeys of(String keyId) {
        return VerificationKeys.of(PublicKeyInfo.of(ring.get(keyId).raw32(), Instant.EPOCH, null, KeyStatus.ACTIVE));
    }
}
