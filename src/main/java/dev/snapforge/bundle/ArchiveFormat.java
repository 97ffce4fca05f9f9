package dev.snapforge.bundle;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The kinds of archive an upload may be. */
enum ArchiveFormat {
    /** PKWARE's ZIP, entries stored or deflated. */
    ZIP {
        @Override
        Archive open(Path file, String name, Limits limits, SizeBudget budget) {
            return ZipArchive.open(file, name, limits, budget);
        }
    },
    /** A POSIX, GNU or old tar, compressed with gzip (RFC 1952). */
    TAR_GZ {
        @Override
        Archive open(Path file, String name, Limits limits, SizeBudget budget) {
            return TarGzArchive.open(file, name, limits, budget);
        }
    };

    /** The format that a file's name stands for; empty for what is not an archive. */
    static Optional<ArchiveFormat> of(String fileName) {
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
     * @throws dev.snapforge.kernel.SnapforgeException for whatever has no place in a bundle
     */
    abstract Archive open(Path file, String name, Limits limits, SizeBudget budget);
}
