package dev.snapforge.client.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder in which only root and this process's user can change anything, also not by exchanging one of the folders above it. Who can
 * write there could change the program as well. It is known on Linux only, where the system says who this process is.
 */
public final class PrivateFolder {

    private static final Path SELF = Path.of("/proc/self");

    private final Path path;
    private final long owner;

    private PrivateFolder(Path path, long owner) {
        this.path = path;
        this.owner = owner;
    }

    /**
     * The folder, if it is there and private; null otherwise, and where nobody can tell.
     *
     * @param folder may be reached by symbolic links; what they lead to is looked at
     */
    public static @Nullable PrivateFolder of(Path folder) {
        try {
            long owner = UnixAttributes.of(SELF.toRealPath()).number("uid");
            Path real = folder.toRealPath();
            if (Files.isSymbolicLink(folder) || !isPrivate(real, owner, false)) {
                return null;
            }
            for (Path above = real.getParent(); above != null; above = above.getParent()) {
                // In a sticky folder, as /tmp, others can make entries, but not exchange those that are ours.
                if (!isPrivate(above, owner, true)) {
                    return null;
                }
            }
            return new PrivateFolder(real, owner);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return null;
        }
    }

    /** A file in this folder. */
    public Path resolve(String file) {
        return path.resolve(file);
    }

    /** Which file it is, as long as nobody else can have touched it; null otherwise. */
    public @Nullable FileIdentity identity(String file) {
        return FileIdentity.of(resolve(file), owner);
    }

    private static boolean isPrivate(Path folder, long owner, boolean orSticky) throws IOException {
        UnixAttributes found = UnixAttributes.of(folder);
        return found.isDirectory()
                && found.isOwnedBy(owner)
                && (!found.isWritableByOthers() || (orSticky && found.isSticky()));
    }
}
