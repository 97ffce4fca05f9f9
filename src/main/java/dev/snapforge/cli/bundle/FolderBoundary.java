package dev.snapforge.cli.bundle;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.core.ErrorCategory;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps links in a folder from leading out of it. A checkout can be of a stranger's branch, and what is read ends in builds and public logs:
 * a link to {@code /proc/self/environ} would show the pipeline's token there.
 */
public final class FolderBoundary {

    private FolderBoundary() {}

    /** Whether the file is below the folder, once all links on the way are followed; false if it does not exist. */
    public static boolean contains(Path folder, Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Refuses what is not.
     *
     * @throws CommandException {@code link-outside}
     */
    static void require(Path folder, Path file) {
        if (!contains(folder, file)) {
            throw new CommandException(
                    ErrorCategory.INVALID,
                    "link-outside",
                    file + " is a link that leads out of " + folder + ".",
                    "files of the folder, or links to them",
                    "a link to something else",
                    "Replace it by the file that it should be; a file that you name yourself may be a link.");
        }
    }
}
