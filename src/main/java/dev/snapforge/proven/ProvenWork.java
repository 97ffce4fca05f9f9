package dev.snapforge.proven;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.core.Capability;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.SnapshotMetrics;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt says of its work: nothing that a signer can find out by itself.
 *
 * @param job the job
 * @param attempt which attempt at it, from 1
 * @param container digest of the unsigned container, which is in the store
 * @param size of the container in bytes
 * @param findings what was noticed about the bundle
 * @param metrics what was measured, pending if that comes later, or null if nothing was
 * @param log the job's log so far
 * @param capabilities what the snapshot was found to offer and to need, in the words of {@link Capability}; others are left out
 */
public record ProvenWork(
        UUID job,
        int attempt,
        Digest container,
        long size,
        List<Finding> findings,
        @Nullable SnapshotMetrics metrics,
        String log,
        List<String> capabilities) {

    /** Copies the lists. */
    public ProvenWork {
        findings = List.copyOf(findings);
        capabilities = Capability.words(capabilities);
    }
}
