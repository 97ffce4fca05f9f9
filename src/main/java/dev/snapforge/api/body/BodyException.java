package dev.snapforge.api.body;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import java.time.Duration;

/** Why a body is not read any further. */
final class BodyException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private BodyException(Refusal refusal) {
        super(refusal);
    }

    /** @param most how many bytes the body may have */
    static BodyException tooLarge(long most) {
        return new BodyException(new Refusal(
                ErrorCategory.TOO_LARGE,
                "request-too-large",
                "The body of the request is larger than this operation accepts.",
                "at most " + most + " bytes",
                "more than that",
                "Send less; only POST /api/v1/builds takes large bodies."));
    }

    /** @param most how many bytes the body may have */
    static BodyException lengthUnknown(long most) {
        return new BodyException(new Refusal(
                ErrorCategory.TOO_LARGE,
                "request-too-large",
                "The request does not say how long its body is.",
                "Content-Length of at most " + most + " bytes, in a request without a token",
                "no Content-Length",
                "Send the length, as browsers do."));
    }

    /**
     * @param grace how long any body may take
     * @param settings what would have been fast enough
     */
    static BodyException tooSlow(Duration grace, BodySettings settings) {
        return new BodyException(new Refusal(
                ErrorCategory.TOO_SLOW,
                "upload-too-slow",
                "The body of the request comes too slowly.",
                "all of it within " + grace.toSeconds() + " s and a second for each "
                        + settings.minRate().toBytes() + " bytes",
                "fewer bytes in that time",
                "Send the request again over a faster connection, or compress the upload as .zip or .tar.gz."));
    }
}
