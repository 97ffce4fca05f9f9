package dev.snapforge.engine;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An engine folder on this machine.
 *
 * @param folder absolute
 * @param processJar what runs inside engine processes, absolute
 * @param descriptor the folder's {@code engine.json}
 */
record InstalledEngine(Path folder, Path processJar, EngineDescriptor descriptor) {

    Path nativeLibrary() {
        return folder.resolve(descriptor.nativeLibrary());
    }

    /** ICU's data, or null if the engine has none. */
    @Nullable
    Path icuData() {
        return pathOf(descriptor.icuData());
    }

    /** The native part of isolated-vm, or null if the engine is none. */
    @Nullable
    Path addon() {
        return pathOf(descriptor.addon());
    }

    /** The folder that it is in, with what says its version, or null if the engine is none. */
    @Nullable
    Path addonFolder() {
        Path addon = addon();
        return addon == null ? null : addon.getParent();
    }

    private @Nullable Path pathOf(@Nullable PinnedFile pinned) {
        return pinned == null ? null : folder.resolve(pinned.file());
    }

    /**
     * The digest of the library, of which nothing may be loaded before.
     *
     * @throws IOException if it is not the file that the descriptor names
     */
    Digest checkedLibrary() throws IOException {
        String expected = descriptor.nativeDigest();
        return checked("The library", nativeLibrary(), expected == null ? null : Digest.parse(expected));
    }

    /**
     * The digest of ICU's data, or null if the engine has none. V8 would read whatever is in the file, and die of it.
     *
     * @throws IOException if it is not the file that the descriptor names
     */
    @Nullable
    Digest checkedIcuData() throws IOException {
        PinnedFile described = descriptor.icuData();
        return described == null
                ? null
                : checked("The data of ICU", folder.resolve(described.file()), described.expected());
    }

    /**
     * Checks the native part of isolated-vm, if there is one.
     *
     * @throws IOException if it is not the file that the descriptor names
     */
    void checkAddon() throws IOException {
        PinnedFile described = descriptor.addon();
        if (described != null) {
            checked("The addon", folder.resolve(described.file()), described.expected());
        }
    }

    private static Digest checked(String what, Path file, @Nullable Digest expected) throws IOException {
        Digest found = digestOf(file);
        if (expected != null && !found.equals(expected)) {
            throw new IOException(what + " " + file + " is " + found + ", and its engine.json expects " + expected
                    + ". Remove the file and run the build again.");
        }
        return found;
    }

    private static Digest digestOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Digest.of(in);
        }
    }

    /** The class path's jars; AppCDS takes no folders. */
    List<Path> classPath() {
        List<Path> jars = new ArrayList<>();
        jars.add(processJar);
        descriptor.classPath().forEach(jar -> jars.add(folder.resolve(jar)));
        return jars;
    }

    /** The version of the Java that runs it. A Java of its own says so in its file {@code release}. */
    String javaVersion() {
        Properties release = new Properties();
        Path file = descriptor.javaCommand().resolveSibling("../release");
        if (descriptor.java() != null && Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                release.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return release.getProperty("JAVA_RUNTIME_VERSION", Runtime.version().toString())
                .replace("\"", "");
    }

    /** The files that the descriptor names and that are not there. */
    List<String> missingFiles() {
        List<Path> needed = new ArrayList<>(classPath());
        needed.add(nativeLibrary());
        needed.add(descriptor.javaCommand());
        Stream.ofNullable(icuData()).forEach(needed::add);
        Stream.ofNullable(addon()).forEach(needed::add);
        return needed.stream()
                .filter(file -> !Files.isRegularFile(file))
                .map(Path::toString)
                .toList();
    }
}
