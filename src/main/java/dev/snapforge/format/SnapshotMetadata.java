package dev.snapforge.format;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container says about its blob. It holds no name, time or id, so that a rebuild gives the same file.
 *
 * @param target the platform and engine build that the blob was made by and for
 * @param v8Version V8's version, for example {@code 14.7.173.18}, at most 32 characters
 * @param v8Flags the flags that V8 ran with while the blob was made and that matter to who loads it
 * @param engineVersion Javet's version, or Node's, or isolated-vm's and its Node's, for example {@code 7.0.1-node-24.21.0}
 * @param nativeLibrary digest of the native library (or Node binary) that made the blob
 * @param icuData digest of ICU's data where the engine reads them from a file, otherwise null
 * @param prelude what ran before the bundle, for example {@code none}
 * @param features what the spec asked the engine for
 * @param requires globals that exist after loading
 * @param bundle digest of the JavaScript that ran
 * @param spec digest of the build's spec
 * @param blob digest of the blob
 * @param blobSize length of the blob in bytes
 */
public record SnapshotMetadata(
        Target target,
        String v8Version,
        List<String> v8Flags,
        String engineVersion,
        Digest nativeLibrary,
        @Nullable Digest icuData,
        String prelude,
        List<String> features,
        List<String> requires,
        Digest bundle,
        Digest spec,
        Digest blob,
        long blobSize) {

    /**
     * The flag with which metadata say that the blob extends nothing that all runtimes of a process share. It is recorded only for
     * engines on which that was found to work; a loader may set it, and need not.
     */
    public static final String SHAREABLE_FLAG = "--no-extensible-ro-snapshot";

    /**
     * Copies the lists.
     *
     * @throws dev.snapforge.core.MalformedValueException {@code malformed-v8-version}
     */
    public SnapshotMetadata {
        V8Version.validated(v8Version);
        v8Flags = List.copyOf(v8Flags);
        features = List.copyOf(features);
        requires = List.copyOf(requires);
    }

    /** Of an engine that reads no data of ICU. */
    public SnapshotMetadata(
            Target target,
            String v8Version,
            List<String> v8Flags,
            String engineVersion,
            Digest nativeLibrary,
            String prelude,
            List<String> features,
            List<String> requires,
            Digest bundle,
            Digest spec,
            Digest blob,
            long blobSize) {
        this(
                target,
                v8Version,
                v8Flags,
                engineVersion,
                nativeLibrary,
                null,
                prelude,
                features,
                requires,
                bundle,
                spec,
                blob,
                blobSize);
    }

    /** How scripts that do not say {@code "use strict"} were run while the blob was made. */
    public LanguageMode languageMode() {
        return LanguageMode.of(target.engine(), v8Flags);
    }

    /** Whether runtimes of this snapshot can be open beside plain ones, and those of others that say the same, in one process. */
    public boolean sharesProcess() {
        return sharesProcess(v8Flags);
    }

    /** What {@link #sharesProcess()} says of a snapshot with these flags. */
    public static boolean sharesProcess(List<String> v8Flags) {
        return v8Flags.contains(SHAREABLE_FLAG);
    }

    /** The flags of V8 that a snapshot is made with, which its metadata name. */
    public static List<String> flags(boolean sharesProcess) {
        return sharesProcess ? List.of(LanguageMode.SLOPPY_FLAG, SHAREABLE_FLAG) : List.of(LanguageMode.SLOPPY_FLAG);
    }

    /** The JSON that stands in the container, as the model of {@link dev.snapforge.json.CanonicalJson}. */
    public Map<String, Object> toJson() {
        return Map.of(
                "target",
                target.toString(),
                "v8Version",
                v8Version,
                "v8Flags",
                v8Flags,
                "engineBuild",
                engineBuild(),
                "prelude",
                prelude,
                "features",
                features,
                "requires",
                requires,
                "bundle",
                Map.of("digest", bundle.toString()),
                "spec",
                Map.of("digest", spec.toString()),
                "blob",
                Map.of("digest", blob.toString(), "size", blobSize));
    }

    private Map<String, String> engineBuild() {
        return icuData == null
                ? Map.of("version", engineVersion, "nativeLibrary", nativeLibrary.toString())
                : Map.of(
                        "version",
                        engineVersion,
                        "nativeLibrary",
                        nativeLibrary.toString(),
                        "icuData",
                        icuData.toString());
    }

    /**
     * Reads what {@link #toJson()} gives; nothing may be missing and nothing may be added.
     *
     * @throws ContainerException {@code malformed-metadata}
     */
    public static SnapshotMetadata fromJson(@Nullable Object json) {
        return MetadataReader.read(json);
    }
}
