package dev.snapforge.client.cache;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The files of a cache that several processes may share: each appears whole, by a rename. They are trusted with nothing; who reads
 * one verifies what it says.
 */
public final class CacheDirectory {

    private static final int MAX_NOTE = 64 * 1024;

    /** File systems take 255 bytes, and a draft has a suffix. */
    private static final int MAX_NAME = 160;

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-_+@,";
    private static final char ESCAPE = '~';

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path root;

    public CacheDirectory(Path root) {
        this.root = root;
    }

    public Path resolve(String folder, String file) {
        return root.resolve(folder).resolve(file);
    }

    /**
     * A file name for a text that may hold anything, also what a file name must not; two texts never have the same. Short ones stay
     * readable, and take no digest: JCA's providers are 20 ms of a cold start.
     */
    static String nameOf(String text) {
        StringBuilder name = new StringBuilder(text.length());
        for (int i = 0; i < text.length() && name.length() <= MAX_NAME; i++) {
            char next = text.charAt(i);
            // Capitals are escaped for file systems that do not tell them apart.
            if (PLAIN.indexOf(next) >= 0) {
                name.append(next);
            } else {
                name.append(ESCAPE).append(Integer.toHexString(next)).append(ESCAPE);
            }
        }
        return name.length() <= MAX_NAME ? name.toString() : ESCAPE + "long" + ESCAPE + digestOf(text);
    }

    /** The name that {@link #nameOf} gave until 0.2.0. */
    static String digestOf(String text) {
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

    /** A folder of the cache, if nobody else can change anything in it; null otherwise. */
    public @Nullable PrivateFolder privateFolder(String name) {
        return PrivateFolder.of(root.resolve(name));
    }

    /** Writes a file where it counts only if nobody else can write there: nothing is written where somebody could. */
    void writePrivate(String folder, String name, String content) {
        try {
            createFolder(root.resolve(folder));
        } catch (IOException e) {
            throw new CacheException(e);
        }
        if (privateFolder(folder) != null) {
            writeText(resolve(folder, name), content);
        }
    }

    public static void writeNote(Path file, Map<String, ?> note) {
        write(file, CanonicalJson.write(note));
    }

    /**
     * Writes a file in UTF-8, which appears whole.
     *
     * @throws CacheException if it cannot be written
     */
    public static void writeText(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    static void write(Path file, byte[] content) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                createFolder(folder);
            }
            Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                try (SeekableByteChannel channel = Files.newByteChannel(draft, NEW, attributes(FILE))) {
                    ByteBuffer rest = ByteBuffer.wrap(content);
                    while (rest.hasRemaining()) {
                        channel.write(rest);
                    }
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new CacheException(e);
        }
    }

    /** A folder in which this user alone can write, whatever the process's umask grants to others. */
    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, attributes(DIRECTORY));
    }

    /** An empty file that this user alone can write. */
    static void createFile(Path file) throws IOException {
        Files.createFile(file, attributes(FILE));
    }

    private static FileAttribute<?>[] attributes(FileAttribute<?> mode) {
        return POSIX ? new FileAttribute<?>[] {mode} : new FileAttribute<?>[0];
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CacheException(e);
        }
    }
}
