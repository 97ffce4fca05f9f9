package dev.snapforge.blob;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory where files grow before they get their address. */
final class IncomingFiles {

    private final Path directory;

    /** Creates the directory, or empties it: nobody will finish what a dead process began. */
    IncomingFiles(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
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
