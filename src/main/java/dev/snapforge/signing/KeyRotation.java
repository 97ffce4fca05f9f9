package dev.snapforge.signing;

import dev.snapforge.core.AuditableChange;
import dev.snapforge.verify.KeyEndorsement;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.VerificationKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to keys in the database when one takes over from another, or is withdrawn. */
@Component
class KeyRotation {

    private final SigningKeyRepository keys;
    private final ApplicationEventPublisher changes;
    private final Clock clock;

    KeyRotation(SigningKeyRepository keys, ApplicationEventPublisher changes, Clock clock) {
        this.keys = keys;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Makes the next key known, with the older one's word for it, and retires the older one. Replicas do this at different
     * moments, each with the same result; what one that still has the older key signs meanwhile is accepted, since the key is
     * only retired.
     *
     * @throws KeyException if the next key is one that must not sign any more
     */
    @Transactional
    void succeed(ActiveKey older, ActiveKey next) {
        PublicKeyInfo key = next.publicKey();
        keys.addIfAbsent(key.keyId(), key.raw32(), key.notBefore());
        PublicKeyInfo known = get(key.keyId()).key();
        KeyRing.requireActive(known);
        if (get(older.keyId()).key().status() == KeyStatus.REVOKED) {
            // Its word is worth nothing: whoever has stolen it could give it as well.
            return;
        }
        String endorsement = older.attest(new KeyEndorsement(known, now()).toStatement());
        KeyEndorsement.verified(
                endorsement.getBytes(StandardCharsets.UTF_8), VerificationKeys.of(older.publicKey()), clock);
        keys.endorseIfAbsent(key.keyId(), older.keyId(), endorsement, now());
        if (keys.retire(older.keyId(), "Key " + key.keyId() + " took over.", now()) == 1) {
            changes.publishEvent(new AuditableChange("key-rotated", key.keyId(), Map.of("previous", older.keyId())));
        }
    }

    @Transactional
    KeyRecord retire(String keyId, String reason) {
        return withdraw(keyId, reason, "key-retired", () -> keys.retire(keyId, reason, now()));
    }

    @Transactional
    KeyRecord revoke(String keyId, String reason) {
        return withdraw(keyId, reason, "key-revoked", () -> keys.revoke(keyId, reason, now()));
    }

    private KeyRecord withdraw(String keyId, String reason, String action, Supplier<Integer> change) {
        KeyRecord before = get(keyId);
        if (change.get() == 0) {
            throw KeyException.alreadyWithdrawn(before);
        }
        changes.publishEvent(new AuditableChange(action, keyId, Map.of("reason", reason)));
        return get(keyId);
    }

    private KeyRecord get(String keyId) {
        return keys.findByKeyId(keyId).map(SigningKeyRow::toRecord).orElseThrow(() -> new KeyNotFoundException(keyId));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
