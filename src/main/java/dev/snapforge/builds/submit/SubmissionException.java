package dev.snapforge.builds.submit;

import dev.snapforge.builds.BuildStatus;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Why a build is not made. */
final class SubmissionException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** How many files a refusal names. */
    private static final int MAX_SHOWN = 20;

    private SubmissionException(Refusal refusal) {
        super(refusal);
    }

    /** The idempotency key was used before, for another request. */
    static SubmissionException idempotencyConflict(UUID build) {
        return new SubmissionException(new Refusal(
                ErrorCategory.CONFLICT,
                "idempotency-conflict",
                "This Idempotency-Key was used for another request.",
                "the request that made build " + build,
                "other files or another spec",
                "Use a new key for a new request."));
    }

    /** The idempotency key has a form that is not accepted. */
    static SubmissionException invalidIdempotencyKey(int length) {
        return new SubmissionException(new Refusal(
                ErrorCategory.INVALID,
                "invalid-idempotency-key",
                "The Idempotency-Key header cannot be used.",
                "1 to 255 printable ASCII characters",
                length + " characters",
                "Use a random UUID."));
    }

    /** A pattern of {@code policy.defer} means none of the files. */
    static SubmissionException unmatchedPattern(String pattern, List<String> files) {
        String found = files.stream().limit(MAX_SHOWN).collect(Collectors.joining(", "));
        return new SubmissionException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "defer-unmatched",
                "The pattern '" + pattern + "' of policy.defer matches no file of the bundle.",
                "a pattern of names of files, as " + (files.isEmpty() ? "lib/**" : files.get(files.size() - 1)),
                files.size() > MAX_SHOWN ? found + " and " + (files.size() - MAX_SHOWN) + " more" : found,
                "* stands for anything but a slash, ** for anything. In an archive, a file belongs to the bundle if it is listed in files"
                        + " or imported."));
    }

    /** What has not ended has nothing to compare a rebuild with. */
    static SubmissionException buildNotEnded(UUID id, BuildStatus status) {
        return new SubmissionException(new Refusal(
                ErrorCategory.CONFLICT,
                "build-not-ended",
                "Build " + id + " has not ended yet.",
                "SUCCEEDED, FAILED or CANCELLED",
                status.name(),
                "Wait for its end, or cancel it."));
    }
}
