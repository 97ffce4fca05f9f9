package dev.snapforge.snapshot;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is known about a published snapshot.
 *
 * @param digest of the container: the snapshot's address
 * @param size of the container in bytes
 * @param blob the V8 startup data inside the container
 * @param target the platform and engine build it is for
 * @param v8Version the only version of V8 that may load it
 * @param v8Flags the flags V8 ran with while it was made
 * @param engineVersion as in {@link dev.snapforge.format.SnapshotMetadata}
 * @param nativeLibrary digest of the native library that made it
 * @param icuData digest of the ICU data that the engine read, or null if it read none
 * @param features what the spec asked the engine for
 * @param requires globals that exist after loading
 * @param prelude what ran before the bundle
 * @param bundle the JavaScript it was made of
 * @param spec digest of what else it depends on
 * @param createdAt when it was first published
 * @param status whether it may be used
 * @param revokeReason why it may not, or null
 * @param revokedAt since when it may not, or null
 * @param keyId the key that signed it
 * @param builds the builds that led to it, the first one first
 * @param findings a JSON array of what the first build found out about the source
 * @param metrics what the first build that measured has measured, or null
 * @param reproducible whether every rebuild gave the same bytes; null if there was none
 * @param capabilities what it was found to offer and to need; null if it was published before that was found out
 * @param layers what it stands on, by the first of the builds that has a base, the nearest first; empty without a base
 */
public record Snapshot(
        Digest digest,
        long size,
        Blob blob,
        Target target,
        String v8Version,
        List<String> v8Flags,
        String engineVersion,
        Digest nativeLibrary,
        @Nullable Digest icuData,
        List<String> features,
        List<String> requires,
        String prelude,
        Digest bundle,
        Digest spec,
        Instant createdAt,
        SnapshotStatus status,
        @Nullable String revokeReason,
        @Nullable Instant revokedAt,
        String keyId,
        List<UUID> builds,
        JsonNode findings,
        @Nullable SnapshotMetrics metrics,
        @Nullable Boolean reproducible,
        @Nullable List<String> capabilities,
        List<Layer> layers) {

    /**
     * The V8 startup data inside a container.
     *
     * @param digest of the data
     * @param size in bytes
     * @param offset in the container, in bytes; a multiple of 4096
     */
    public record Blob(Digest digest, long size, long offset) {}

    /** The same as builds within reach show it: since when there is one, and what their rebuilds gave. */
    Snapshot seenBy(Instant since, @Nullable Boolean reproduced) {
        return new Snapshot(
                digest,
                size,
                blob,
                target,
                v8Version,
                v8Flags,
                engineVersion,
                nativeLibrary,
                icuData,
                features,
                requires,
                prelude,
                bundle,
                spec,
                since,
                status,
                revokeReason,
                revokedAt,
                keyId,
                builds,
                findings,
                metrics,
                reproduced,
                capabilities,
                layers);
    }

    /** The metrics once they are there; null while they are pending as well as where nothing was measured, or could be. */
    public @Nullable SnapshotMetrics measured() {
        return metrics != null && metrics.isMeasured() ? metrics : null;
    }

    /** Whether it waits to be measured. */
    public boolean waitsForMetrics() {
        return metrics != null && metrics.isPending();
    }

    /** What can be downloaded of it. */
    DownloadableContent downloadable() {
        return new DownloadableContent(
                target,
                new ContainerSlice(digest, 0, Math.toIntExact(size), digest),
                new ContainerSlice(
                        digest, Math.toIntExact(blob.offset()), Math.toIntExact(blob.size()), blob.digest()));
    }
}
