package dev.snapforge.engine.process.common;

import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The one file that this process may write, in its folder: where the service, which made it, takes the snapshot from. */
public final class OutputFile {

    private static final Path PATH = Path.of(BlobFile.OUTPUT);

    private OutputFile() {}

    /** Leaves a blob there. */
    public static BlobFile write(byte[] blob) {
        try {
            Files.write(PATH, blob, StandardOpenOption.WRITE);
        } catch (IOException e) {
            // It is longer than any file may be here, or the disk is full: the service compares the sizes, and knows
            // which.
            System.err.println("The snapshot could not be written: " + e.getMessage());
        }
        return new BlobFile(PATH, blob.length);
    }

    /** Leaves the content of another file there. */
    public static BlobFile copy(Path blob) throws IOException {
        long size = Files.size(blob);
        try (InputStream from = Files.newInputStream(blob, LinkOption.NOFOLLOW_LINKS);
                OutputStream to = Files.newOutputStream(PATH, StandardOpenOption.WRITE)) {
            from.transferTo(to);
        } catch (IOException e) {
            System.err.println("The snapshot could not be written: " + e.getMessage());
        }
        return new BlobFile(PATH, size);
    }
}
