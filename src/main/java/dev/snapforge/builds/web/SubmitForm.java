package dev.snapforge.builds.web;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form that {@code POST /builds} takes, for the description of the API; {@link FormReader} reads the real one. */
@Schema(
        name = "BuildForm",
        description = "Files in the order they run, and what to build from them",
        requiredProperties = "file")
record SubmitForm(
        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "One or more `.js` (classic scripts), `.mjs` (ES modules) and files of TypeScript (`.ts`, `.mts`,"
                                                + " `.cts`, `.tsx`), and their source maps (`.map`) and `tsconfig.json`, or"
                                                + " one `.zip` or `.tar.gz` with a `snapforge.json`"),
                schema = @Schema(type = "string", format = "binary"))
        List<String> file,

        @Schema(ref = "#/components/schemas/BuildSpec", description = "What to build; may be omitted") @Nullable
        Object spec) {}
