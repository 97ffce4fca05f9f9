package dev.snapforge.api;

import dev.snapforge.core.Layer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A snapshot below another one, as clients see it. */
@Schema(name = "Layer", description = "A snapshot that another one stands on")
public record LayerView(
        @Schema(description = "Digest of its container") String snapshot,

        @Schema(
                description = "The name it was found under; null if the snapshot itself was named",
                example = "framework")
        @Nullable
        String name,

        @Schema(description = "The version of that name; null without a name", example = "1.0.0") @Nullable
        String version,

        @Schema(
                description =
                        "Digest of its bundle, whose files are in `base/`, or those of the next layer in `base/base/`")
        String bundle,

        @Schema(description = "Digest of its spec") String spec) {

    /** The nearest first. */
    public static List<LayerView> of(List<Layer> layers) {
        return layers.stream()
                .map(it -> new LayerView(
                        it.snapshot().toString(),
                        it.name(),
                        it.version(),
                        it.bundle().toString(),
                        it.spec().toString()))
                .toList();
    }
}
