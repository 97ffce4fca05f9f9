package dev.snapforge.bundle.archive;

import dev.snapforge.bundle.UploadLimits;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The kinds of archive an upload may be. */
public enum ArchiveFormat {
    /** PKWARE's ZIP, entries stored or deflated. */
    ZIP {
        @Override
        public Archive open(Path file, String name, UploadLimits limits, SizeBudget budget) {
            return ZipArchive.open(file, name, limits, budget);
        }
    },
    /** A POSIX, GNU or old tar, compressed with gzip (RFC 1952). */
    TAR_GZ {
        @Override
        public Archive open(Path file, String name, UploadLimits limits, SizeBudget budget) {
            return TarGzArchive.open(file, name, limits, budget);
        }
    };

    /** The format that a file's name stands for; empty for what is not an archive. */
    public static Optional<ArchiveFormat> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
            return Optional.of(ZIP);
        }
        return name.endsWith(".tar.gz") || name.endsWith(".tgz") ? Optional.of(TAR_GZ) : Optional.empty();
    }

    /**
     * Opens an archive and looks at every entry.
     *
     * @param file where it was spooled to
     * @param name what the client calls it
     * @throws dev.snapforge.core.SnapforgeException for whatever has no place in a bundle
     */
    public abstract Archive open(Path file, String name, UploadLimits limits, SizeBudget budget);
}
