package dev.snapforge.access.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/** A token that was just made, with its text. */
@Schema(name = "CreatedToken", description = "A new token with its secret, which is shown only once")
record CreatedTokenView(
        @JsonUnwrapped TokenView described,

        @Schema(description = "The secret, to be sent as `Authorization: Bearer …`", example = "sf_…")
        String token) {

    /** Keeps the text out of logs. */
    @Override
    public String toString() {
        return described.toString();
    }
}
