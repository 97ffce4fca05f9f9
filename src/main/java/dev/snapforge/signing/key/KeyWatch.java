package dev.snapforge.signing.key;

import dev.snapforge.watch.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks every few seconds whether the key file holds another key, as when a mounted secret was updated, and signs with that one from then on. */
@Component
class KeyWatch extends Watch {

    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);

    private final Signer signer;
    private final KeyRotation rotation;
    private String lastProblem = "";

    KeyWatch(Signer signer, KeyRotation rotation, SigningSettings settings) {
        super("signing-key", settings.lookInterval(), settings.lookInterval());
        this.signer = signer;
        this.rotation = rotation;
    }

    @Override
    protected void examine() {
        ActiveKey older = signer.current();
        ActiveKey next = signer.onFile();
        if (!next.keyId().equals(older.keyId())) {
            rotation.succeed(older, next);
            signer.use(next);
            LOG.info("Key {} signs from now on, after {}", next.keyId(), older.keyId());
        }
        lastProblem = "";
    }

    /** A file that cannot be used changes nothing: the key that signs is still at hand. It is told once, not every few seconds. */
    @Override
    protected void failed(RuntimeException failure) {
        String problem = failure.toString();
        if (!problem.equals(lastProblem)) {
            LOG.warn("Key {} goes on signing: {}", signer.keyId(), problem);
        }
        lastProblem = problem;
    }
}
