package dev.snapforge.client.cache;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The files of a cache that several processes may share: each appears whole, by a rename. They are trusted with nothing; who reads
 * one verifies what it says.
 */
public final class CacheDirectory {

    private static final int MAX_NOTE = 64 * 1024;

    private final Path root;

    public CacheDirectory(Path root) {
        this.root = root;
    }

    public Path resolve(String folder, String file) {
        return root.resolve(folder).resolve(file);
    }

    /** A file name for a text that may hold anything, also what a file name must not. */
    static String nameOf(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    static @Nullable Map<?, ?> readNote(Path file) {
        byte[] bytes = read(file, MAX_NOTE);
        try {
            return bytes != null && CanonicalJson.parse(bytes) instanceof Map<?, ?> note ? note : null;
        } catch (MalformedValueException e) {
            return null;
        }
    }

    public static byte @Nullable [] read(Path file, int limit) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(limit);
            return content.read() < 0 ? bytes : null;
        } catch (IOException e) {
            // What cannot be read is as good as not there: the service has it, too.
            return null;
        }
    }

    public static void writeNote(Path file, Map<String, ?> note) {
        write(file, CanonicalJson.write(note));
    }

    static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                Files.write(draft, content);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new CacheException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CacheException(e);
        }
    }
}
