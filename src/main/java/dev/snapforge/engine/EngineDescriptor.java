package dev.snapforge.engine;

import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.core.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The content of an {@code engine.json}. Paths are relative to its folder.
 *
 * @param kind the engine's kind, for example {@code javet-v8}
 * @param version the engine's own version; isolated-vm's is followed by {@code -node-} and the version of its Node
 * @param os the operating system that the native library is for
 * @param arch the architecture that the native library is for
 * @param classPath jars that the engine process needs besides our own
 * @param nativeLibrary the unpacked library, or the binary
 * @param nativeDigest what that file must be, {@code sha256:…}, or null for a file that nobody checks
 * @param icuData ICU's data, or null for an engine without Intl; V8 does not check them and dies where they are missing
 * @param addon isolated-vm's native part, in a folder with its {@code package.json}, or null for an engine that is none
 * @param launchPrefix what goes before the Java command, or before the binary of an engine that is a program, such as
 *     {@code qemu-aarch64-static -L <sysroot>}; marks the engine as emulated
 * @param java the Java command, or null for the one that runs the service
 * @param sysroot an absolute folder with the other processor's Java and libraries, which the engine's processes may read, or null
 */
record EngineDescriptor(
        String kind,
        String version,
        String os,
        String arch,
        List<String> classPath,
        String nativeLibrary,
        @Nullable String nativeDigest,
        @Nullable PinnedFile icuData,
        @Nullable PinnedFile addon,
        List<String> launchPrefix,
        @Nullable String java,
        @Nullable String sysroot) {

    /** The kind whose V8 is linked with ICU, but without ICU's data. */
    static final String WITH_INTL = "javet-v8-i18n";

    private static final String ISOLATED_VM = "isolated-vm";

    /** Of the version of a Node, what follows the major version: its releases are builds of one engine of isolated-vm. */
    private static final Pattern MINOR_OF_NODE = Pattern.compile("(?<=-node-[0-9]{1,3})\\..*");

    public EngineDescriptor {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(nativeLibrary, "nativeLibrary");
        if (nativeDigest != null) {
            Digest.parse(nativeDigest);
        }
        classPath = List.copyOf(Objects.requireNonNull(classPath, "classPath"));
        if (kind.equals(WITH_INTL) && icuData == null) {
            throw new IllegalArgumentException(
                    "an engine of kind " + WITH_INTL + " needs icuData: without it V8 ends the process");
        }
        if (kind.equals(ISOLATED_VM) != (addon != null)) {
            throw new IllegalArgumentException("an engine of kind " + ISOLATED_VM + ", and no other, has an addon");
        }
        launchPrefix = launchPrefix == null ? List.of() : List.copyOf(launchPrefix);
    }

    /** What this engine builds for. */
    public Target target() {
        return new Target(
                Platform.parse(os + "-" + arch),
                new EngineId(kind, MINOR_OF_NODE.matcher(version).replaceFirst("")));
    }

    /** Whether this machine may run it: by itself, or by a command or a Java that the descriptor names for that. */
    boolean runsOn(Platform machine) {
        return emulated() || java != null || target().platform().equals(machine);
    }

    /** Whether another processor is imitated to run it. */
    public boolean emulated() {
        return !launchPrefix.isEmpty();
    }

    /** Whether it is a program of its own, which an engine process starts, and not a library that one loads. */
    boolean isProgram() {
        return kind.equals("node") || kind.equals(ISOLATED_VM);
    }

    /** Whether a process of it starts from one snapshot and holds no runtime besides. */
    boolean isWholeProcess() {
        return kind.equals("node");
    }

    /** Whether code that it runs could reach files and the network: it runs under bubblewrap, whatever the settings say. */
    boolean needsIsolation() {
        return isProgram() || kind.equals("javet-node");
    }

    /** The Java command that starts it. */
    Path javaCommand() {
        return java == null ? Path.of(System.getProperty("java.home"), "bin", "java") : Path.of(java);
    }

    /** What its processes read besides the engine's own folder. */
    List<Path> surroundings() {
        return sysroot == null ? List.of() : List.of(Path.of(sysroot));
    }
}
