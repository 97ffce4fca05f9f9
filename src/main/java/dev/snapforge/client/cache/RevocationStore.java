package dev.snapforge.client.cache;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of which this machine has heard that they are revoked: each is a file of its own, so that no list can become too long to be
 * read again, and no process can put the memory back. What cannot be read is not taken for empty.
 */
public final class RevocationStore {

    /** An RFC 7638 thumbprint. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final CacheDirectory directory;

    /** @param directory the cache, of which this is a part */
    public RevocationStore(CacheDirectory directory) {
        this.directory = directory;
    }

    /**
     * The ids of all keys that were noted; null if nothing ever was.
     *
     * @throws CacheException if the folder is there and cannot be read
     */
    public @Nullable Set<String> ids() {
        Set<String> ids = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder())) {
            for (Path file : files) {
                ids.add(String.valueOf(file.getFileName()));
            }
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new CacheException(e);
        }
        return ids;
    }

    /**
     * Notes these keys, for good; what is no id of a key is passed over.
     *
     * @throws CacheException if they cannot be noted
     */
    public void add(Collection<String> ids) {
        try {
            CacheDirectory.createFolder(folder());
            for (String id : ids) {
                if (ID.matcher(id).matches()) {
                    note(folder().resolve(id));
                }
            }
        } catch (IOException e) {
            throw new CacheException(e);
        }
    }

    private static void note(Path file) throws IOException {
        try {
            CacheDirectory.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // Known already.
        }
    }

    private Path folder() {
        return directory.resolve("keys", "revoked");
    }
}
