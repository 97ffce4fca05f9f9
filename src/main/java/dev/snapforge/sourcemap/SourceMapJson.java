package dev.snapforge.sourcemap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map as its JSON says it.
 *
 * @param sourceRoot goes before each of the sources
 * @param sources the originals' names; null for one without a name
 * @param mappings not yet decoded; null if there are sections instead
 * @param sections maps of parts of the script, of an indexed map
 */
record SourceMapJson(
        String sourceRoot,
        List<@Nullable String> sources,
        @Nullable String mappings,
        List<Section> sections) {

    /**
     * The map of a part.
     *
     * @param line where the part starts, from 0
     * @param column where in that line, from 0
     */
    record Section(int line, int column, SourceMapJson map) {}
}
