package dev.snapforge.snapshot.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A DSSE envelope, for the description of the API; the stored text of the real one is sent as it is. */
@Schema(name = "DsseEnvelope", description = "A signed statement (DSSE, version 1)")
public record DsseEnvelope(
        @Schema(description = "What the payload is", example = "application/vnd.in-toto+json")
        String payloadType,

        @Schema(description = "The in-toto statement in base64")
        String payload,

        @Schema(description = "Over the pre-authentication encoding of both")
        List<Signature> signatures) {

    /** One signature. */
    @Schema(name = "DsseSignature", description = "One signature of an envelope")
    public record Signature(
            @Schema(description = "The key that made it") String keyid,

            @Schema(description = "Ed25519, in base64") String sig) {}
}
