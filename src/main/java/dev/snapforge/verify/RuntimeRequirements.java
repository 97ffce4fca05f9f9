package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.core.Target;
import dev.snapforge.format.SnapshotMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime at hand is, and which snapshot it asked for.
 *
 * @param digest the container's digest, or null if any container will do
 * @param platform the platform the process runs on
 * @param engine the engine's build, or null if the version of V8 is enough
 * @param v8Version the version of V8 that was loaded, as it names itself
 * @param icuData digest of the ICU data that the engine reads, or null if they do not matter or it reads none
 */
public record RuntimeRequirements(
        @Nullable Digest digest,
        Platform platform,
        @Nullable EngineId engine,
        String v8Version,
        @Nullable Digest icuData) {

    /** Whatever ICU's data are. */
    public RuntimeRequirements(
            @Nullable Digest digest, Platform platform, @Nullable EngineId engine, String v8Version) {
        this(digest, platform, engine, v8Version, null);
    }

    /** The same runtime, asking for this snapshot. */
    public RuntimeRequirements withDigest(Digest wanted) {
        return new RuntimeRequirements(wanted, platform, engine, v8Version, icuData);
    }

    /**
     * Refuses what this runtime cannot load; the digest is not looked at, metadata does not know it.
     *
     * @throws VerificationException {@code other-platform}, {@code other-engine}, {@code other-v8-version} or
     *     {@code other-icu-data}
     */
    public void check(SnapshotMetadata metadata) {
        check(metadata.target());
        if (!metadata.v8Version().equals(v8Version)) {
            throw misfit(
                    "other-v8-version",
                    "The snapshot was made by another version of V8.",
                    v8Version,
                    metadata.v8Version());
        }
        if (icuData != null && !icuData.equals(metadata.icuData())) {
            throw misfit(
                    "other-icu-data",
                    "The snapshot was made with other data of ICU.",
                    icuData.toString(),
                    metadata.icuData() == null ? "none" : metadata.icuData().toString());
        }
    }

    /**
     * Refuses what was made for another platform or engine.
     *
     * @throws VerificationException {@code other-platform} or {@code other-engine}
     */
    public void check(Target target) {
        if (!target.platform().equals(platform)) {
            throw misfit(
                    "other-platform",
                    "The snapshot was made for another platform.",
                    platform.toString(),
                    target.platform().toString());
        }
        if (engine != null && !engine.equals(target.engine())) {
            throw misfit(
                    "other-engine",
                    "The snapshot was made for another engine.",
                    engine.toString(),
                    target.engine().toString());
        }
    }

    private static VerificationException misfit(String code, String message, String expected, String found) {
        return new VerificationException(
                code, message, expected, found, "Build the bundle for the target that this runtime is.");
    }
}
