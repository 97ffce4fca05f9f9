package dev.snapforge.signer;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import java.util.Locale;

/** What a builder has left is not signed, because it is not what it should be. Codes: {@code signing-refused}, {@code signer-out-of-memory}. */
final class WorkRefusedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    private WorkRefusedException(Reason reason, Refusal refusal) {
        super(refusal);
        this.reason = reason;
    }

    /** What does not agree. */
    enum Reason {
        /** There is nothing, or another attempt than the job's has signed it. */
        PROOF,
        /** The store has not got the content, or other content. */
        CONTENT,
        /** It is no container, or its blob is unsound. */
        CONTAINER,
        /** It is larger than a snapshot may be. */
        SIZE,
        /** It is for another platform or engine than the job's, or made by another build of it than its builder has. */
        ENGINE,
        /** It was made of another bundle than the build's. */
        BUNDLE,
        /** It was made by another spec than the build's. */
        SPEC,
        /** It is what it should be, and this process has no memory for it. */
        MEMORY;

        /** The label of the metric. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Code {@code signing-refused}. */
    static WorkRefusedException of(Reason reason, String what, String expected, String found) {
        return new WorkRefusedException(
                reason,
                new Refusal(
                        ErrorCategory.CONFLICT,
                        "signing-refused",
                        "What the builder left for the signer is not what was asked for: " + what + ".",
                        expected,
                        found,
                        "This is not the bundle's fault. Have the operator look at the builder: a store that loses content, or a builder"
                                + " that somebody has taken over (docs/operations.md, SnapforgeSigningRefused)."));
    }

    /** Code {@code signer-out-of-memory}. */
    static WorkRefusedException tooLargeHere(long size, long most) {
        return new WorkRefusedException(
                Reason.MEMORY,
                new Refusal(
                        ErrorCategory.UNAVAILABLE,
                        "signer-out-of-memory",
                        "The signer has no memory for what this bundle gives.",
                        "a container of at most " + most + " bytes",
                        size + " bytes",
                        "Make the snapshot smaller, or have the operator give processes with the role signer more heap."));
    }

    Reason reason() {
        return reason;
    }
}
