package dev.snapforge.release.web;

import dev.snapforge.release.channel.ChangeNote;
import dev.snapforge.release.channel.ChannelException;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to point a channel to a version.
 *
 * @param version null if the client left it out
 * @param reason null if the client gives none
 */
@Schema(name = "Promotion", description = "The version that a channel is to point to, and why")
record PromotionRequest(
        @Schema(
                description = "A version of the name, newer or older than the current one",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "1.0.0")
        @Nullable
        String version,

        @Schema(
                description = ReleaseParameters.REASON,
                example = "Checkout fails since 1.1.0, see ticket 4711",
                maxLength = ChangeNote.LONGEST_REASON)
        @Nullable
        String reason) {

    String versionOrRefuse() {
        if (version == null || version.isBlank()) {
            throw ChannelException.malformedPromotion();
        }
        return version;
    }
}
