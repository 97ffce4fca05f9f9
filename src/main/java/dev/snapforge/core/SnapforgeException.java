package dev.snapforge.core;

import org.jspecify.annotations.Nullable;

/**
 * The base of every refusal. A subclass exists for each way to fail; it says what was expected, what was found, and what to
 * do about it. None of the texts may hold a path of this machine, a secret or a stack trace: they reach clients.
 */
public abstract class SnapforgeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCategory kind;
    private final String code;
    private final @Nullable String expected;
    private final @Nullable String found;
    private final @Nullable String hint;

    /**
     * @param kind what sort of refusal it is
     * @param code stable, machine-readable word in kebab-case, for example {@code bundle-too-large}
     * @param message one sentence for a person
     * @param expected what would have been accepted, or null if there is nothing to say
     * @param found what was there instead, or null
     * @param hint what to do, or null
     */
    protected SnapforgeException(
            ErrorCategory kind,
            String code,
            String message,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String hint) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.expected = expected;
        this.found = found;
        this.hint = hint;
    }

    public final ErrorCategory kind() {
        return kind;
    }

    public final String code() {
        return code;
    }

    public final @Nullable String expected() {
        return expected;
    }

    public final @Nullable String found() {
        return found;
    }

    public final @Nullable String hint() {
        return hint;
    }
}
