package dev.snapforge.engine.work;

import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The one file that an engine process may write. It is made, and opened to be read, before the process starts, so that it is no link, no device
 * and no pipe, whatever the process does to names afterwards.
 */
public final class BlobOutput implements Closeable {

    private final Path path;
    private final FileChannel content;

    private BlobOutput(Path path, FileChannel content) {
        this.path = path;
        this.content = content;
    }

    /** A new one, empty, in the folder of a process that has not started. */
    public static BlobOutput in(Path folder) throws IOException {
        Path path = Files.createFile(folder.resolve(BlobFile.OUTPUT));
        return new BlobOutput(path, FileChannel.open(path, StandardOpenOption.READ));
    }

    /** Where the process finds it. */
    public Path path() {
        return path;
    }

    /**
     * Copies what the process has left, once, to where it can write nothing: only the copy counts, also if the file changes meanwhile.
     *
     * @param claimed how many bytes the process says there are, which the caller has found to be no more than it may leave
     * @throws IOException if there are more or fewer
     */
    public BlobFile copy(long claimed, JobFolder job) throws IOException {
        long size = content.size();
        if (size != claimed) {
            throw new IOException("The engine process left " + size + " bytes and says " + claimed);
        }
        Path target = job.newFile();
        try (FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long done = 0; done < size; ) {
                long copied = content.transferTo(done, size - done, to);
                if (copied <= 0) {
                    throw new IOException("What the engine process left has become shorter");
                }
                done += copied;
            }
        }
        return new BlobFile(target, size);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
