package dev.snapforge.sourcemap;

/** Decodes a {@code mappings} string: semicolons end lines, commas segments, and every number is a difference (ECMA-426, 9.2). */
final class MappingsReader {

    private final MappingSegments segments;
    private final int firstSource;
    private final int sources;
    private final int firstLine;
    private final int firstColumn;

    /**
     * @param firstSource where this map's sources start among those of all sections
     * @param firstLine the script's line, from 0, in which this map starts
     * @param firstColumn the column, from 0, in that line
     */
    MappingsReader(MappingSegments segments, int firstSource, int sources, int firstLine, int firstColumn) {
        this.segments = segments;
        this.firstSource = firstSource;
        this.sources = sources;
        this.firstLine = firstLine;
        this.firstColumn = firstColumn;
    }

    void read(String mappings) throws UnreadableSourceMapException {
        Vlq vlq = new Vlq(mappings);
        int line = firstLine;
        int column = firstColumn;
        int source = 0;
        int originalLine = 0;
        int originalColumn = 0;
        while (!vlq.atEnd()) {
            if (vlq.atNumber()) {
                column = sum(column, vlq.number());
                int at = MappingSegments.NO_SOURCE;
                if (vlq.atNumber()) {
                    source = sum(source, vlq.number());
                    originalLine = sum(originalLine, vlq.number());
                    originalColumn = sum(originalColumn, vlq.number());
                    if (source >= sources) {
                        throw new UnreadableSourceMapException(
                                "The map's mappings name a source that it does not have.");
                    }
                    at = firstSource + source;
                    if (vlq.atNumber()) {
                        // The index of an original name, which nothing here needs.
                        vlq.number();
                    }
                }
                if (vlq.atNumber()) {
                    throw new UnreadableSourceMapException(
                            "A segment of the map's mappings has more than five numbers.");
                }
                segments.add(line, column, at, originalLine, originalColumn);
            } else if (vlq.separator() == ';') {
                segments.endLine();
                line = sum(line, 1);
                column = 0;
            }
        }
        segments.endLine();
    }

    private static int sum(int value, int difference) throws UnreadableSourceMapException {
        long sum = (long) value + difference;
        // One less than what an int holds: places are shown from 1.
        if (sum < 0 || sum >= Integer.MAX_VALUE) {
            throw new UnreadableSourceMapException("The map's mappings lead to a place that cannot be.");
        }
        return (int) sum;
    }
}
