package dev.snapforge.builder.create;

import dev.snapforge.builds.spec.Policy;
import dev.snapforge.builds.spec.RuntimeStateHandling;
import dev.snapforge.core.Digest;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** The clock and randomness that a bundle sees while it is built: its own, and the same every time, as far as the policy fixes them. */
final class BuildDeterminism {

    /** A time that no bundle takes for an error of the machine's clock. */
    private static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private static final long YEAR = Duration.ofDays(365).toMillis();
    private static final int MAX_DRAWS = 1 << 16;
    private static final SecureRandom CHANCE = new SecureRandom();

    private BuildDeterminism() {}

    static DeterminismSettings of(Digest bundle, Policy policy) {
        if (policy.runtimeState() == RuntimeStateHandling.WARN) {
            // The engine's stream starts from a fixed seed, so that string hashes are fixed: randomness is where we
            // enter
            // it.
            return new DeterminismSettings(false, 0, CHANCE.nextInt(MAX_DRAWS));
        }
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(bundle.hex()));
        long clock = EPOCH + Long.remainderUnsigned(bytes.getLong(), YEAR);
        return new DeterminismSettings(true, clock, bytes.getInt() & (MAX_DRAWS - 1));
    }

    /** What {@link #asBuilt} will come to, by what a run of the scripts was seen to use. */
    static DeterminismSettings asRecorded(DeterminismSettings conditions, List<RuntimeStateAccess> uses) {
        boolean clock = uses.stream().anyMatch(use -> use.kind() == RuntimeStateAccess.Kind.TIME);
        return asBuilt(conditions, conditions.fixed() && clock);
    }

    /** The same where the clock was not held, because nothing asked for it. */
    static DeterminismSettings asBuilt(DeterminismSettings conditions, boolean clockHeld) {
        return new DeterminismSettings(clockHeld, conditions.clock(), conditions.draws());
    }
}
