package dev.snapforge.access.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of tokens. */
@Schema(name = "TokenPage", description = "A page of tokens")
record TokenPageView(
        @Schema(description = "The tokens, newest first") List<TokenView> items,

        @Schema(description = "The `cursor` of the next page; null on the last one") @Nullable
        String next) {}
