package dev.snapforge.sourcemap;

import java.util.Arrays;

/** The decoded mappings, in the order of the script: a place in it, and the source, line and column that it comes from. */
final class MappingSegments {

    /** Stands where the source would: this part of the script comes from no original. */
    static final int NO_SOURCE = -1;

    private static final int START = 256;

    private final int limit;
    private long[] places = new long[START];
    private int[] sources = new int[START];
    private long[] originals = new long[START];
    private int size;
    private int lineStart;
    private boolean lineSorted = true;

    MappingSegments(int limit) {
        this.limit = limit;
    }

    /** Lines and columns from 0, lines not falling. */
    void add(int line, int column, int source, int originalLine, int originalColumn)
            throws UnreadableSourceMapException {
        if (size == limit) {
            throw new UnreadableSourceMapException("The map has more than " + limit + " mappings.");
        }
        if (size == places.length) {
            int larger = Math.min(limit, size * 2);
            places = Arrays.copyOf(places, larger);
            sources = Arrays.copyOf(sources, larger);
            originals = Arrays.copyOf(originals, larger);
        }
        long place = place(line, column);
        lineSorted &= size == lineStart || places[size - 1] <= place;
        places[size] = place;
        sources[size] = source;
        originals[size] = place(originalLine, originalColumn);
        size++;
    }

    /** Brings the mappings of the line that ends here into the order of their columns, which generators need not keep. */
    void endLine() {
        if (!lineSorted) {
            long[] order = new long[size - lineStart];
            for (int i = 0; i < order.length; i++) {
                order[i] = places[lineStart + i] << Integer.SIZE | i;
            }
            Arrays.sort(order);
            long[] oldPlaces = Arrays.copyOfRange(places, lineStart, size);
            int[] oldSources = Arrays.copyOfRange(sources, lineStart, size);
            long[] oldOriginals = Arrays.copyOfRange(originals, lineStart, size);
            for (int i = 0; i < order.length; i++) {
                int from = (int) order[i];
                places[lineStart + i] = oldPlaces[from];
                sources[lineStart + i] = oldSources[from];
                originals[lineStart + i] = oldOriginals[from];
            }
        }
        lineStart = size;
        lineSorted = true;
    }

    int size() {
        return size;
    }

    /** Whether nothing added so far is behind this place. */
    boolean endsBefore(int line, int column) {
        return size == 0 || places[size - 1] <= place(line, column);
    }

    /** The last segment at or before this place in its line, or -1. */
    int find(int line, int column) {
        long wanted = place(line, column);
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[middle] <= wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && (int) (places[low - 1] >>> Integer.SIZE) == line ? low - 1 : -1;
    }

    int source(int segment) {
        return sources[segment];
    }

    int originalLine(int segment) {
        return (int) (originals[segment] >>> Integer.SIZE);
    }

    int originalColumn(int segment) {
        return (int) originals[segment];
    }

    private static long place(int line, int column) {
        return (long) line << Integer.SIZE | column;
    }
}
