package dev.snapforge.cli.failure;

import dev.snapforge.core.SnapforgeException;
import dev.snapforge.format.ContainerException;
import dev.snapforge.verify.VerificationException;

/** How the program ends; docs/cli.md and {@code --help} list the numbers. */
public enum ExitCode {
    /** What was asked for was done. */
    DONE(0),
    /** The answer is no: a build failed, a request was refused, a comparison went beyond its limits. */
    REFUSED(1),
    /** The arguments, the files they name or the settings are wrong. */
    USAGE(2),
    /** What was named does not exist, or was withdrawn. */
    NOT_FOUND(3),
    /** Something is not what a trusted key has signed. */
    UNVERIFIED(4),
    /** The service did not answer, or not in time. */
    UNAVAILABLE(5),
    /** A token is missing, or is not good enough. */
    ACCESS(6),
    /** A defect of this program. */
    DEFECT(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the operating system is told. */
    public int number() {
        return number;
    }

    /** The code for a refusal, of this program or of the service. */
    public static ExitCode of(SnapforgeException refusal) {
        if (refusal instanceof VerificationException || refusal instanceof ContainerException) {
            return UNVERIFIED;
        }
        return switch (refusal.kind()) {
            case INVALID, UNSUPPORTED_MEDIA -> USAGE;
            case NOT_FOUND, GONE -> NOT_FOUND;
            case UNAUTHENTICATED, FORBIDDEN -> ACCESS;
            case BUSY, UNAVAILABLE, TOO_SLOW, INTERNAL -> UNAVAILABLE;
            case DAMAGED -> UNVERIFIED;
            case TOO_LARGE, UNPROCESSABLE, CONFLICT, PRECONDITION, RANGE -> REFUSED;
        };
    }
}
