package dev.snapforge.build;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A place in a script.
 *
 * @param file the script's name in its bundle
 * @param line from 1
 * @param column from 1
 */
@Schema(description = "A place in a script")
public record SourceLocation(
        @Schema(description = "The script's name", example = "greeting.js")
        String file,

        @Schema(description = "From 1", example = "9") int line,

        @Schema(description = "From 1", example = "21") int column) {}
