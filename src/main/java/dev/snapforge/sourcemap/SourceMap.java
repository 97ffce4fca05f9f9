package dev.snapforge.sourcemap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source map of revision 3 (ECMA-426), plain or indexed: tells where a place of a script comes from. */
public final class SourceMap {

    /** Longest map that is read, in bytes; it may hold the originals, of which nothing is kept. */
    public static final int MAX_BYTES = 32 << 20;

    /** Most mappings that a map may have; each takes 20 bytes of memory. */
    public static final int MAX_MAPPINGS = 1 << 21;

    private static final int MAX_SOURCES = 1 << 16;

    private final String name;
    private final List<Source> sources = new ArrayList<>();
    private final MappingSegments segments;

    private SourceMap(String name, int mostMappings) {
        this.name = name;
        this.segments = new MappingSegments(mostMappings);
    }

    /** Reads a map with at most {@link #MAX_MAPPINGS}, as {@link #parse(String, byte[], int)} does. */
    public static SourceMap parse(String name, byte[] content) throws UnreadableSourceMapException {
        return parse(name, content, MAX_MAPPINGS);
    }

    /**
     * Reads a map.
     *
     * @param name of the file that holds the map: what the names of its sources are relative to
     * @param content the JSON in UTF-8, at most {@link #MAX_BYTES}
     * @param mostMappings how many mappings it may have
     * @throws UnreadableSourceMapException if it is larger, or not what the standard describes
     */
    public static SourceMap parse(String name, byte[] content, int mostMappings) throws UnreadableSourceMapException {
        if (content.length > MAX_BYTES) {
            throw new UnreadableSourceMapException("The map is larger than " + (MAX_BYTES >> 20) + " megabytes.");
        }
        SourceMapJson raw = SourceMapReader.read(content);
        SourceMap map = new SourceMap(name, mostMappings);
        map.add(raw, 0, 0);
        for (SourceMapJson.Section section : raw.sections()) {
            map.add(section.map(), section.line(), section.column());
        }
        return map;
    }

    /**
     * Where a place comes from: what the last mapping at or before it in the same line says.
     *
     * @param line in the script, from 1
     * @param column in the line, from 1, in UTF-16 code units
     * @return empty if the map says nothing about that place
     */
    public Optional<OriginalLocation> find(int line, int column) {
        int segment = line < 1 || column < 1 ? -1 : segments.find(line - 1, column - 1);
        if (segment < 0 || segments.source(segment) == MappingSegments.NO_SOURCE) {
            return Optional.empty();
        }
        // Names are resolved here and not when the map is read: few of what may be thousands are ever asked for.
        return sources.get(segments.source(segment))
                .resolved(name)
                .map(file -> new OriginalLocation(
                        file, segments.originalLine(segment) + 1, segments.originalColumn(segment) + 1));
    }

    /** How many mappings it has. */
    public int mappings() {
        return segments.size();
    }

    private void add(SourceMapJson raw, int line, int column) throws UnreadableSourceMapException {
        if (!segments.endsBefore(line, column)) {
            throw new UnreadableSourceMapException("The map's sections are not in order.");
        }
        int first = sources.size();
        if (first + raw.sources().size() > MAX_SOURCES || raw.sourceRoot().length() > SourceNames.LONGEST) {
            throw new UnreadableSourceMapException("The map has more than " + MAX_SOURCES
                    + " sources, or a sourceRoot of more than " + SourceNames.LONGEST + " characters.");
        }
        raw.sources().forEach(source -> sources.add(new Source(raw.sourceRoot(), source)));
        String mappings = raw.mappings();
        if (mappings != null) {
            new MappingsReader(segments, first, raw.sources().size(), line, column).read(mappings);
        }
    }

    private record Source(String root, @Nullable String name) {

        Optional<String> resolved(String namedBy) {
            String separator = root.isEmpty() || root.endsWith("/") ? "" : "/";
            return Optional.ofNullable(name).map(it -> SourceNames.resolve(root + separator + it, namedBy));
        }
    }
}
