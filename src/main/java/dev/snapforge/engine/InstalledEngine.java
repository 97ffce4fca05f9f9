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
        IcuDataFile icuData = descriptor.icuData();
        return icuData == null ? null : folder.resolve(icuData.file());
    }

    /**
     * The digest of the library, of which nothing may be loaded before.
     *
     * @throws IOException if it is not the file that the descriptor names
     */
    Digest checkedLibrary() throws IOException {
        Digest found = digestOf(nativeLibrary());
        String expected = descriptor.nativeDigest();
        if (expected != null && !found.equals(Digest.parse(expected))) {
            throw new IOException("The library " + nativeLibrary() + " is " + found + ", and its engine.json expects "
                    + expected + ". Remove the file and run the build again.");
        }
        return found;
    }

    /**
     * The digest of ICU's data, or null if the engine has none. V8 would read whatever is in the file, and die of it.
     *
     * @throws IOException if it is not the file that the descriptor names
     */
    @Nullable
    Digest checkedIcuData() throws IOException {
        IcuDataFile described = descriptor.icuData();
        Path file = icuData();
        if (described == null || file == null) {
            return null;
        }
        Digest found = digestOf(file);
        if (!found.equals(described.expected())) {
            throw new IOException("ICU's data in " + file + " are " + found + ", and its engine.json expects "
                    + described.expected() + ". Remove the file and run the build again.");
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
        return needed.stream()
                .filter(file -> !Files.isRegularFile(file))
                .map(Path::toString)
                .toList();
    }
}
