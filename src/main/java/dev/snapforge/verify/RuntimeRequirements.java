package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.core.Target;
import dev.snapforge.format.LanguageMode;
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
 * @param nativeLibrary digest of the native library that was loaded, or null if it is not known or does not matter
 * @param languageMode how the engine runs scripts that do not say {@code "use strict"}, or null if that does not matter
 */
public record RuntimeRequirements(
        @Nullable Digest digest,
        Platform platform,
        @Nullable EngineId engine,
        String v8Version,
        @Nullable Digest icuData,
        @Nullable Digest nativeLibrary,
        @Nullable LanguageMode languageMode) {

    /** Whatever ICU's data, the library and the language mode are. */
    public RuntimeRequirements(
            @Nullable Digest digest, Platform platform, @Nullable EngineId engine, String v8Version) {
        this(digest, platform, engine, v8Version, null, null, null);
    }

    /** Whatever the library and the language mode are. */
    public RuntimeRequirements(
            @Nullable Digest digest,
            Platform platform,
            @Nullable EngineId engine,
            String v8Version,
            @Nullable Digest icuData) {
        this(digest, platform, engine, v8Version, icuData, null, null);
    }

    /** The same runtime, asking for this snapshot. */
    public RuntimeRequirements withDigest(Digest wanted) {
        return new RuntimeRequirements(wanted, platform, engine, v8Version, icuData, nativeLibrary, languageMode);
    }

    /**
     * Refuses what this runtime cannot load; the digest is not looked at, metadata does not know it.
     *
     * @throws VerificationException {@code other-platform}, {@code other-engine}, {@code other-v8-version},
     *     {@code other-library}, {@code other-icu-data} or {@code other-language-mode}
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
        if (nativeLibrary != null && !nativeLibrary.equals(metadata.nativeLibrary())) {
            throw new VerificationException(
                    "other-library",
                    "The snapshot was made by another build of this engine: its native library has other bytes.",
                    nativeLibrary.toString(),
                    metadata.nativeLibrary().toString(),
                    "Load the library of this version as it was published, or build the bundle for an engine that has the one that is loaded.");
        }
        if (icuData != null && !icuData.equals(metadata.icuData())) {
            throw misfit(
                    "other-icu-data",
                    "The snapshot was made with other data of ICU.",
                    icuData.toString(),
                    metadata.icuData() == null ? "none" : metadata.icuData().toString());
        }
        // What was made strict loads anywhere: its functions stay strict, and nobody promised more when it was made.
        if (languageMode == LanguageMode.STRICT && metadata.languageMode() == LanguageMode.SLOPPY) {
            throw new VerificationException(
                    "other-language-mode",
                    "The snapshot was made by a V8 that runs scripts as they are; this one makes all of them strict.",
                    "a snapshot that was made strict",
                    metadata.languageMode().word(),
                    "Call V8RuntimeOptions.V8_FLAGS.setUseStrict(false) before anything in the process touches Javet.");
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
