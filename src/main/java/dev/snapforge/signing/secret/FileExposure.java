package dev.snapforge.signing.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL's rule for its own key: 0600 at most, or 0640 where the file belongs to root, which is how an orchestrator mounts a secret
 * for a process that is not root.
 */
public final class FileExposure {

    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final String ROOT = "root";

    private FileExposure() {}

    /** The file's mode, for example {@code mode rw-r--r--}, if others can get at it; otherwise empty. */
    public static Optional<String> of(Path file) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        Set<PosixFilePermission> tooMuch = EnumSet.noneOf(PosixFilePermission.class);
        tooMuch.addAll(attributes.permissions());
        tooMuch.removeAll(OWNER_ONLY);
        boolean mounted = attributes.owner().getName().equals(ROOT) && !ROOT.equals(System.getProperty("user.name"));
        if (mounted) {
            tooMuch.remove(PosixFilePermission.GROUP_READ);
        }
        return tooMuch.isEmpty()
                ? Optional.empty()
                : Optional.of("mode " + PosixFilePermissions.toString(attributes.permissions()));
    }
}
