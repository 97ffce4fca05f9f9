package dev.snapforge.pages.snapshot;

import dev.snapforge.snapshot.SnapshotMetrics.FileSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files as rectangles whose areas are their parts of the blob, cut off the longer side one after the other.
 *
 * @param tiles in a plane of {@link #WIDTH} by {@link #HEIGHT}
 */
record Treemap(List<Tile> tiles) {

    static final double WIDTH = 1000;
    static final double HEIGHT = 260;
    private static final int MOST = 60;

    /** A file's rectangle. */
    record Tile(FileSize file, double x, double y, double width, double height) {

        /** Whether its name fits. */
        public boolean named() {
            return width > 8.5 * file.file().length() + 12 && height > 20;
        }
    }

    /** The largest files; null stands for none. */
    static Treemap of(@Nullable List<FileSize> sizes) {
        List<FileSize> files = (sizes == null ? List.<FileSize>of() : sizes)
                .stream()
                        .filter(it -> bytes(it) > 0)
                        .sorted(Comparator.comparingDouble(Treemap::bytes).reversed())
                        .limit(MOST)
                        .toList();
        double left = files.stream().mapToDouble(Treemap::bytes).sum();
        List<Tile> tiles = new ArrayList<>();
        double x = 0;
        double y = 0;
        for (FileSize file : files) {
            double part = bytes(file) / left;
            left -= bytes(file);
            double width = WIDTH - x;
            double height = HEIGHT - y;
            if (width >= height) {
                tiles.add(new Tile(file, x, y, width * part, height));
                x += width * part;
            } else {
                tiles.add(new Tile(file, x, y, width, height * part));
                y += height * part;
            }
        }
        return new Treemap(tiles);
    }

    private static double bytes(FileSize file) {
        return file.blobBytes() == null ? 0 : file.blobBytes();
    }
}
