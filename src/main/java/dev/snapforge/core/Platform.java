package dev.snapforge.core;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operating system and a processor architecture: what a snapshot's machine code and heap layout are made for.
 *
 * @param os {@code linux}, {@code macos} or {@code windows}
 * @param arch {@code x64} or {@code arm64}
 */
public record Platform(String os, String arch) {

    private static final Set<String> SYSTEMS = Set.of("linux", "macos", "windows");
    private static final Map<String, String> ARCHITECTURES = Map.of(
            "x64", "x64", "amd64", "x64", "x86_64", "x64", "x86-64", "x64", "arm64", "arm64", "aarch64", "arm64");

    public Platform {
        if (!SYSTEMS.contains(os) || !ARCHITECTURES.containsValue(arch)) {
            throw malformed(os + "-" + arch);
        }
    }

    /**
     * Reads {@code os-arch}; {@code amd64}, {@code x86_64} and {@code aarch64} are accepted and normalised.
     *
     * @throws MalformedValueException {@code malformed-platform}, for any other form
     */
    public static Platform parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw malformed(text);
        }
        String arch = ARCHITECTURES.get(text.substring(dash + 1));
        if (arch == null || !SYSTEMS.contains(text.substring(0, dash))) {
            throw malformed(text);
        }
        return new Platform(text.substring(0, dash), arch);
    }

    /** The platform this JVM runs on, from {@code os.name} and {@code os.arch}. */
    public static Platform current() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String os = name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : "linux";
        return parse(os + "-" + System.getProperty("os.arch", ""));
    }

    @Override
    public String toString() {
        return os + "-" + arch;
    }

    private static MalformedValueException malformed(String text) {
        return new MalformedValueException(
                "malformed-platform", "platform", "<linux|macos|windows>-<x64|arm64>, for example linux-x64", text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        // As in Digest: what javac makes for a record costs milliseconds when it is first called.
        return other instanceof Platform that && os.equals(that.os) && arch.equals(that.arch);
    }

    @Override
    public int hashCode() {
        return 31 * os.hashCode() + arch.hashCode();
    }
}
