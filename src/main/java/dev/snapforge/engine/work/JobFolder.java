package dev.snapforge.engine.work;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Files of one job, in a folder that only the service can write. It is made with the first file, and goes with the job. */
public final class JobFolder implements Closeable {

    private final WorkDirectory work;
    private @Nullable Path folder;
    private boolean closed;

    /** @param work where the folder is to be */
    public JobFolder(WorkDirectory work) {
        this.work = work;
    }

    /**
     * A name in the folder that no other file has or had, in folders of other jobs neither.
     *
     * @throws IOException if the job has ended, or its folder cannot be made
     */
    public synchronized Path newFile() throws IOException {
        if (closed) {
            throw new IOException("The job has ended");
        }
        if (folder == null) {
            folder = work.newJobFolder();
        }
        return folder.resolve("file-" + work.nextNumber());
    }

    /** Removes all files. */
    public synchronized void clear() {
        if (folder != null) {
            FileSystemUtils.deleteRecursively(folder.toFile());
            folder = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        clear();
    }
}
