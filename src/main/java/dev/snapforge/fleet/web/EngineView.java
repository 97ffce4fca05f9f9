package dev.snapforge.fleet.web;

import dev.snapforge.advisory.web.AdvisoryView;
import dev.snapforge.fleet.EngineAvailability;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item of {@code GET /engines}. */
@Schema(name = "Engine", description = "An engine that builders offer or offered")
record EngineView(
        @Schema(description = "Platform and engine", example = "linux-x64/javet-v8-5.0.6")
        String target,

        @Schema(description = "Operating system", example = "linux")
        String os,

        @Schema(description = "Processor architecture", example = "x64")
        String arch,

        @Schema(description = "Engine id", example = "javet-v8-5.0.6")
        String engine,

        @Schema(description = "The version that the engine reports", example = "5.0.6")
        String engineVersion,

        @Schema(description = "The version that V8 reports", example = "14.7.173.18")
        String v8Version,

        @Schema(description = "SHA-256 of the native library: 64 hexadecimal digits")
        String nativeLibrarySha256,

        @Schema(description = "SHA-256 of the ICU data that it reads; null if it reads none") @Nullable
        String icuDataSha256,

        @Schema(description = "Whether it runs on an emulated processor")
        boolean emulated,

        @Schema(description = "How its processes are isolated: `bwrap` or `process`", example = "bwrap")
        String isolation,

        @Schema(description = "Whether its snapshots can be open beside others, and plain runtimes, in one process")
        boolean sharesProcess,

        @Schema(description = "The live builders that offer it; empty if none does")
        List<String> builders,

        @Schema(description = "What is said of it; null if nothing ever was, which means that it is supported")
        @Nullable
        AdvisoryView advisory) {

    static EngineView of(EngineAvailability engine, @Nullable AdvisoryView advisory) {
        return new EngineView(
                engine.target().toString(),
                engine.target().platform().os(),
                engine.target().platform().arch(),
                engine.target().engine().toString(),
                engine.engineVersion(),
                engine.v8Version(),
                engine.nativeLibrary().hex(),
                engine.icuData() == null ? null : engine.icuData().hex(),
                engine.emulated(),
                engine.isolation(),
                engine.sharesProcess(),
                engine.builders(),
                advisory);
    }
}
