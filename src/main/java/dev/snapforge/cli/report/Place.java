package dev.snapforge.cli.report;

import dev.snapforge.cli.service.JsonView;
import org.jspecify.annotations.Nullable;

/**
 * Where something is in the author's files.
 *
 * @param file its name in the bundle, or of an original that a source map names
 * @param line from 1
 * @param column from 1
 * @param generated the same place in the file that was sent; null if that is this one
 */
record Place(String file, int line, int column, @Nullable Place generated) {

    /** Reads a location of the API; null if there is none. */
    static @Nullable Place of(JsonView location) {
        if (location.text("file").isEmpty()) {
            return null;
        }
        return new Place(
                location.text("file"),
                (int) Math.max(1, location.number("line")),
                (int) Math.max(1, location.number("column")),
                of(location.at("generated")));
    }
}
