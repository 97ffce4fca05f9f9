package dev.snapforge.bundle.archive;

import java.io.Closeable;
import java.util.Optional;
import java.util.Set;

/**
 * An archive whose entries have all been looked at: safe names, each once, nothing but plain files and directories.
 */
public interface Archive extends Closeable {

    /** The names of the files. */
    Set<String> names();

    /** The content of a file, counted against the upload's budget; empty if there is no such file. */
    Optional<byte[]> read(String name);
}
