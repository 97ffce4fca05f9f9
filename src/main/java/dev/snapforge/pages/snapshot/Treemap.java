package dev.snapforge.pages.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Parts of something as rectangles whose areas are their sizes, cut off the longer side one after the other.
 *
 * @param tiles in a plane of 100 by 100 percent
 */
record Treemap(List<Tile> tiles) {

    /** The plane is wider than high, by about so much. */
    private static final double RATIO = 4;

    private static final double ALL = 100;
    private static final int MOST = 60;

    /** Something that has a size. */
    record Part(String name, long bytes) {}

    /** A part's rectangle, in percent of the plane. */
    record Tile(Part part, double x, double y, double width, double height) {}

    /** The largest parts. */
    static Treemap of(List<Part> all) {
        List<Part> parts = all.stream()
                .filter(it -> it.bytes() > 0)
                .sorted(Comparator.comparingLong(Part::bytes).reversed())
                .limit(MOST)
                .toList();
        double left = parts.stream().mapToDouble(Part::bytes).sum();
        List<Tile> tiles = new ArrayList<>();
        double x = 0;
        double y = 0;
        for (Part part : parts) {
            double share = part.bytes() / left;
            left -= part.bytes();
            double width = ALL - x;
            double height = ALL - y;
            if (width * RATIO >= height) {
                tiles.add(new Tile(part, x, y, width * share, height));
                x += width * share;
            } else {
                tiles.add(new Tile(part, x, y, width, height * share));
                y += height * share;
            }
        }
        return new Treemap(tiles);
    }
}
