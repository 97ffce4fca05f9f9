package dev.snapforge.engine.isolation;

import java.nio.file.Path;
import java.util.List;

/** How an engine process is kept away from everything that is not its own. */
public interface Isolation {

    /** The word for {@code GET /engines}. */
    String name();

    /**
     * The command that runs {@code command} in isolation.
     *
     * @param privateFolder the only place that the process may write to, and its working folder
     * @param readable files and folders that it needs to read, besides the system's libraries
     * @param box how large, in bytes, a file system in memory is that the process finds under {@code box} in its folder; 0 for none
     */
    List<String> wrap(List<String> command, Path privateFolder, List<Path> readable, long box);

    /** No more than a process of its own: an empty environment, limits, and no host functions in the isolate. */
    Isolation PROCESS = new Isolation() {
        @Override
        public String name() {
            return "process";
        }

        @Override
        public List<String> wrap(List<String> command, Path privateFolder, List<Path> readable, long box) {
            return command;
        }
    };
}
