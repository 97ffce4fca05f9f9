package dev.snapforge.snapshot;

import dev.snapforge.core.Layer;
import dev.snapforge.verify.RuntimeRequirements;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that was built, proved and signed, and the build it came from.
 *
 * @param container the whole {@code .v8ss} file
 * @param signature 64 bytes, pure Ed25519 over the container
 * @param keyId the key that signed
 * @param runtime what it was built for, as the builder's probe found it, and the digest that is expected
 * @param attestation DSSE envelope over an in-toto statement, as JSON
 * @param build the build that asked for it
 * @param job the job that made it
 * @param name what the build calls it, or null
 * @param version of that name, or null; only with a name
 * @param principal who asked for the build
 * @param findings JSON array of what the build found out about the source
 * @param metrics what the build measured, a JSON object in the form of {@link SnapshotMetrics}; null if it measured nothing
 * @param metricsStatement DSSE envelope in which the metrics are signed, as JSON; null if there are none yet
 * @param capabilities what the snapshot was found to offer and to need; empty if that is not known
 * @param layers what it stands on, the nearest first; empty without a base
 */
// The arrays are only passed through; nobody compares publications.
@SuppressWarnings("ArrayRecordComponent")
public record Publication(
        byte[] container,
        byte[] signature,
        String keyId,
        RuntimeRequirements runtime,
        String attestation,
        UUID build,
        UUID job,
        @Nullable String name,
        @Nullable String version,
        String principal,
        String findings,
        @Nullable String metrics,
        @Nullable String metricsStatement,
        List<String> capabilities,
        List<Layer> layers) {}
