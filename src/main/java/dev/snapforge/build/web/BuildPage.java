package dev.snapforge.build.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of builds.
 *
 * @param items newest first
 * @param next the cursor of the following part, or null where there is none
 */
@Schema(name = "BuildPage", description = "A part of the list of builds")
record BuildPage(
        @Schema(description = "Newest first") List<BuildView> items,

        @Schema(description = "Cursor of the following part; null on the last one") @Nullable
        String next) {}
