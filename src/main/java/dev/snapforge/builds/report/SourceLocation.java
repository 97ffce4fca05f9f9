package dev.snapforge.builds.report;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A place in a script, or in the original that a source map leads to.
 *
 * @param file the script's name in its bundle, or the original's name as the map gives it
 * @param line from 1
 * @param column from 1
 * @param generated the place in the bundle, where the others are those of an original
 */
@Schema(description = "A location in a script or, if there is a source map, in the original file")
public record SourceLocation(
        @Schema(description = "The name of the script or of the original file", example = "greeting.js")
        String file,

        @Schema(description = "From 1", example = "9") int line,

        @Schema(description = "From 1", example = "21") int column,

        @Schema(
                description =
                        "If file, line and column refer to an original file: the location in the bundle's own file; otherwise null")
        @Nullable
        GeneratedLocation generated) {

    /** Cleans the file's name, which a source map may have made up: see {@link ReportText}. */
    public SourceLocation {
        file = ReportText.clean(file, ReportText.MAX_SENTENCES);
    }

    /** A place in a script as it was sent. */
    public SourceLocation(String file, int line, int column) {
        this(file, line, column, null);
    }

    /** Whether the place is in an original file, which a source map leads to. */
    public boolean inOriginal() {
        return generated != null;
    }

    /** The name of the bundle's own file in which the place is, or in what was generated from it. */
    public String sentFile() {
        return generated == null ? file : generated.file();
    }

    /** This place of the bundle, said as a place of the original that it comes from. */
    public SourceLocation from(String originalFile, int originalLine, int originalColumn) {
        return new SourceLocation(
                originalFile, originalLine, originalColumn, new GeneratedLocation(file, line, column));
    }
}
