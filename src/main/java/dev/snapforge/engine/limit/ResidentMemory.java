package dev.snapforge.engine.limit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Memory that a process and its descendants hold, from {@code /proc/<pid>/statm} (proc(5)); 0 if there is no such file. */
public final class ResidentMemory {

    /** Linux reports pages, and 4 KiB is the page size of x86-64 and of Debian's arm64. */
    private static final long PAGE = 4096;

    private final List<Path> files;

    private ResidentMemory(List<Path> files) {
        this.files = files;
    }

    /** Of the process and the descendants that it has now. */
    public static ResidentMemory of(ProcessHandle process) {
        return new ResidentMemory(Stream.concat(Stream.of(process), process.descendants())
                .map(handle -> Path.of("/proc", Long.toString(handle.pid()), "statm"))
                .toList());
    }

    /** In bytes, now. */
    public long bytes() {
        long pages = 0;
        for (Path file : files) {
            pages += residentPages(file);
        }
        return pages * PAGE;
    }

    private static long residentPages(Path file) {
        try {
            return Long.parseLong(Files.readString(file).split(" ", 3)[1]);
        } catch (IOException | RuntimeException e) {
            // The process has ended, or this system has no /proc: other limits still hold.
            return 0;
        }
    }
}
