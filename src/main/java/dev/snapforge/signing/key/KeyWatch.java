package dev.snapforge.signing.key;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Looks every few seconds whether the key file holds another key, as when a mounted secret was updated, and signs with that one from then on. */
@Component
class KeyWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);

    private final Signer signer;
    private final KeyRotation rotation;
    private final SigningSettings settings;
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("signing-key-"));
    private @Nullable ScheduledFuture<?> looks;
    private String lastProblem = "";

    KeyWatch(Signer signer, KeyRotation rotation, SigningSettings settings) {
        this.signer = signer;
        this.rotation = rotation;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        long millis = settings.lookInterval().toMillis();
        looks = clockwork.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** One look. A file that cannot be used changes nothing: the key that signs is still at hand. */
    void look() {
        try {
            ActiveKey older = signer.current();
            ActiveKey next = signer.onFile();
            if (!next.keyId().equals(older.keyId())) {
                rotation.succeed(older, next);
                signer.use(next);
                LOG.info("Key {} signs from now on, after {}", next.keyId(), older.keyId());
            }
            lastProblem = "";
        } catch (RuntimeException e) {
            // Whatever it was, the next look must come; a problem is told once, not every few seconds.
            String problem = e.toString();
            if (!problem.equals(lastProblem)) {
                LOG.warn("Key {} goes on signing: {}", signer.keyId(), problem);
            }
            lastProblem = problem;
        }
    }

    @Override
    public synchronized void stop() {
        looks = null;
        clockwork.shutdownNow();
    }

    @Override
    public synchronized boolean isRunning() {
        return looks != null;
    }
}
