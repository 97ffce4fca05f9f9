package dev.snapforge.signing;

import dev.snapforge.verify.KeyStatus;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether this process can sign, and what it signs counts. A retired key's signatures do: another process has taken over a little earlier. */
@Component
class SigningKeyHealthIndicator extends AbstractHealthIndicator {

    private final Optional<Signer> signer;
    private final KeyRing keys;

    SigningKeyHealthIndicator(Optional<Signer> signer, KeyRing keys) {
        super("The key ring could not be asked");
        this.signer = signer;
        this.keys = keys;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (signer.isEmpty()) {
            health.unknown().withDetail("reason", "This process signs nothing (snapforge.role.signer).");
            return;
        }
        KeyRecord key = keys.record(signer.get().keyId());
        KeyStatus status = key.key().status();
        Optional<String> problem = signer.get().problem();
        problem.ifPresent(it -> health.withDetail("token", it));
        health.status(status == KeyStatus.REVOKED || problem.isPresent() ? "DOWN" : "UP")
                .withDetail("keyId", key.key().keyId())
                .withDetail("key", status);
        if (key.reason() != null) {
            health.withDetail("reason", key.reason());
        }
    }
}
