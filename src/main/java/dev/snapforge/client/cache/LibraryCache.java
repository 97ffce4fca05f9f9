package dev.snapforge.client.cache;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Native libraries, unpacked once from the class path into a folder in which nobody else can change anything, and what was found out
 * about libraries.
 */
public final class LibraryCache {

    private static final String FOLDER = "javet";
    private static final String NOTE = ".txt";
    private static final String FINDING = ".v8";
    private static final String DIGEST = ".sha256";
    private static final int MAX_NOTE = 4096;

    private final CacheDirectory directory;

    /** @param directory the cache, of which this is a part */
    public LibraryCache(CacheDirectory directory) {
        this.directory = directory;
    }

    /**
     * The file with what the resource holds, unpacked now if it was not before, or has changed since.
     *
     * @param version of the library: the name of its folder
     * @param name of the file
     * @param resource where the class path has it
     * @return null where the cache has no folder that nobody else can write to, or it cannot be unpacked
     */
    public @Nullable Path unpacked(String version, String name, URL resource) {
        try {
            CacheDirectory.createFolder(directory.resolve(FOLDER, version));
            PrivateFolder folder = directory.privateFolder(FOLDER + "/" + version);
            if (folder == null) {
                return null;
            }
            String source = source(resource);
            if (!isUnpacked(folder, name, source)) {
                unpack(folder, name, resource, source);
            }
            return folder.resolve(name);
        } catch (IOException | CacheException e) {
            return null;
        }
    }

    /**
     * What was noted of the library as {@link #note}, if this is still that file.
     *
     * @param version the name of its folder
     * @param name of the file
     * @return null if nothing was, or it does not count
     */
    public @Nullable String noted(String version, String name) {
        PrivateFolder folder = directory.privateFolder(FOLDER + "/" + version);
        return folder == null ? null : read(folder, name + FINDING, folder.identity(name));
    }

    /**
     * Notes what was found out about a library that is unpacked, for the next process; where that would not count, it is not noted.
     *
     * @param version the name of its folder
     * @param name of the file
     * @param finding one line
     */
    public void note(String version, String name, String finding) {
        PrivateFolder folder = directory.privateFolder(FOLDER + "/" + version);
        FileIdentity file = folder == null ? null : folder.identity(name);
        if (file != null) {
            write(FOLDER + "/" + version, name + FINDING, file, finding);
        }
    }

    /**
     * The digest of a library, wherever its file is: computed once for this machine where nobody but this user can change the file, and
     * each time where others can.
     *
     * @throws IOException if it cannot be read
     */
    public Digest digest(Path library) throws IOException {
        FileIdentity file = identity(library);
        PrivateFolder folder = file == null ? null : directory.privateFolder(FOLDER);
        String note = library.getFileName() + DIGEST;
        String noted = folder == null ? null : read(folder, note, file);
        if (noted != null) {
            try {
                return Digest.parse(noted);
            } catch (MalformedValueException e) {
                // As good as none.
            }
        }
        Digest digest = digestOf(library);
        if (file != null && file.equals(identity(library))) {
            write(FOLDER, note, file, digest.toString());
        }
        return digest;
    }

    /**
     * The digest of a library, computed now.
     *
     * @throws IOException if it cannot be read
     */
    public static Digest digestOf(Path library) throws IOException {
        try (InputStream content = Files.newInputStream(library)) {
            return Digest.of(content);
        }
    }

    private static @Nullable FileIdentity identity(Path library) {
        Path parent = library.getParent();
        PrivateFolder folder = parent == null ? null : PrivateFolder.of(parent);
        return folder == null ? null : folder.identity(String.valueOf(library.getFileName()));
    }

    /** The line that a note has on this very file; null if it is on another one, or others could have written it. */
    private static @Nullable String read(PrivateFolder folder, String note, @Nullable FileIdentity file) {
        if (file == null || folder.identity(note) == null) {
            return null;
        }
        byte[] text = CacheDirectory.read(folder.resolve(note), MAX_NOTE);
        String[] lines = text == null ? new String[0] : new String(text, StandardCharsets.UTF_8).split("\n", -1);
        return lines.length == 2 && lines[0].equals(file.toString()) ? lines[1] : null;
    }

    private void write(String folder, String note, FileIdentity file, String line) {
        try {
            directory.writePrivate(folder, note, file + "\n" + line);
        } catch (CacheException e) {
            // A convenience only.
        }
    }

    private static boolean isUnpacked(PrivateFolder folder, String name, String source) {
        FileIdentity file = folder.identity(name);
        if (file == null || folder.identity(name + NOTE) == null) {
            return false;
        }
        byte[] note = CacheDirectory.read(folder.resolve(name + NOTE), MAX_NOTE);
        return note != null && new String(note, StandardCharsets.UTF_8).equals(note(file, source));
    }

    private static void unpack(PrivateFolder folder, String name, URL resource, String source) throws IOException {
        Path draft = folder.resolve(name + "." + UUID.randomUUID() + ".part");
        try {
            Digest expected;
            CacheDirectory.createFile(draft);
            try (InputStream from = resource.openStream();
                    DigestOutputStream to = new DigestOutputStream(Files.newOutputStream(draft), Digest.sha256())) {
                from.transferTo(to);
                expected = Digest.ofHash(to.getMessageDigest().digest());
            }
            if (!digestOf(draft).equals(expected)) {
                throw new IOException("The unpacked library is not what was written");
            }
            Files.move(
                    draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        FileIdentity file = folder.identity(name);
        if (file != null) {
            CacheDirectory.write(folder.resolve(name + NOTE), note(file, source).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String note(FileIdentity file, String source) {
        return file + "\n" + source;
    }

    /** Which file of the class path it comes from: another jar of the same version is unpacked anew. */
    private static String source(URL resource) throws IOException {
        String text = resource.toString();
        int end = text.indexOf("!/");
        if (!text.startsWith("jar:file:") || end < 0) {
            return text;
        }
        Path jar = Path.of(URI.create(text.substring("jar:".length(), end)));
        return text + " " + Files.size(jar) + " "
                + Files.getLastModifiedTime(jar).toMillis();
    }
}
