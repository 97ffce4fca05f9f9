package dev.snapforge.builds.report;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A place in a file of the bundle.
 *
 * @param file the script's name in its bundle
 * @param line from 1
 * @param column from 1
 */
@Schema(description = "A place in a file of the bundle, as it was sent")
record GeneratedLocation(
        @Schema(description = "The script's name", example = "bundle.js")
        String file,

        @Schema(description = "From 1", example = "120") int line,

        @Schema(description = "From 1", example = "5") int column) {}
