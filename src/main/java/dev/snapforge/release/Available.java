package dev.snapforge.release;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A snapshot that a version has, and why it is not the one that was asked for.
 *
 * @param differs words of {@link Candidate#differences}; empty where it would fit
 */
@Schema(name = "AvailableSnapshot", description = "A snapshot that a version has, and why it was not given")
public record Available(
        @Schema(description = "Platform and engine", example = "linux-x64/javet-v8-5.0.6")
        String target,

        @Schema(description = "Operating system and architecture", example = "linux-x64")
        String platform,

        @Schema(description = "Engine id", example = "javet-v8-5.0.6")
        String engine,

        @Schema(description = "The only version of V8 that may load it", example = "14.7.173.18")
        String v8Version,

        @Schema(description = "Digest of the container") String snapshot,

        @Schema(description = "What does not fit: `platform`, `engine`, `v8Version`, `revoked`, `key-revoked`")
        List<String> differs) {

    static Available of(Target target, String v8Version, Digest snapshot, List<String> differs) {
        return new Available(
                target.toString(),
                target.platform().toString(),
                target.engine().toString(),
                v8Version,
                snapshot.toString(),
                differs);
    }
}
