package dev.snapforge.release.channel;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A request to point a channel somewhere does not say where. Code {@code malformed-promotion}. */
public final class MalformedPromotionException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    public MalformedPromotionException() {
        super(
                ErrorCategory.INVALID,
                "malformed-promotion",
                "The request does not say which version the channel is to point to.",
                "{\"version\": \"1.0.0\"}",
                "no version",
                "Name a version of /api/v1/names/{name}.");
    }
}
