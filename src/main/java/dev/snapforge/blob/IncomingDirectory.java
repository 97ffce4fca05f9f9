package dev.snapforge.blob;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The directory where files grow before they get their address. */
final class IncomingDirectory {

    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private final Path directory;

    /**
     * Creates the directory, or removes what has not grown for a day: nobody will finish what a dead process began, while a
     * younger file may belong to another process that shares the directory.
     */
    IncomingDirectory(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        Path probe = Files.createTempFile(directory, "", ".part");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            // The file system's own clock, which need not be this machine's.
            Instant abandoned = Files.getLastModifiedTime(probe).toInstant().minus(LONGEST_UPLOAD);
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(abandoned)) {
                    Files.deleteIfExists(file);
                }
            }
        } finally {
            Files.delete(probe);
        }
    }

    IncomingFile open() {
        try {
            return new IncomingFile(Files.createTempFile(directory, "", ".part"));
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }
}
