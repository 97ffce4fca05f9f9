package dev.snapforge.signing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds whether the key file or the token holds another key, as when a mounted secret was updated, and signs with that
 * one from then on. So a token's session that was lost comes back without work that waits for it.
 */
@Component
@SignerRole
class KeyFileReloadTask implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFileReloadTask.class);

    private final Signer signer;
    private final KeyRotation rotation;
    private final SigningSettings settings;
    private String lastProblem = "";

    KeyFileReloadTask(Signer signer, KeyRotation rotation, SigningSettings settings) {
        this.signer = signer;
        this.rotation = rotation;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::look, settings.lookInterval(), settings.lookInterval()));
    }

    /** A file or token that cannot be used changes nothing: the signer keeps its key. It is logged once, not every few seconds. */
    void look() {
        String problem = "";
        try {
            takeOver();
        } catch (RuntimeException e) {
            problem = e.toString();
            if (!problem.equals(lastProblem)) {
                LOG.warn("Key {} stays the signing key: {}", signer.keyId(), problem);
            }
        }
        lastProblem = problem;
    }

    private void takeOver() {
        ActiveKey older = signer.current();
        ActiveKey next = signer.offered();
        if (!next.keyId().equals(older.keyId())) {
            rotation.succeed(older, next);
            signer.use(next);
            LOG.info("Key {} signs from now on, after {}", next.keyId(), older.keyId());
        }
    }
}
