package dev.snapforge.core;

import org.jspecify.annotations.Nullable;

/**
 * The base of every refusal: it says what was expected, what was found, and what to do about it. A package has one subclass, with a
 * factory for each way to fail, and another one where somebody has to catch it by its type.
 */
public abstract class SnapforgeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    protected SnapforgeException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /** Takes what a {@link Refusal} holds, in its order. */
    protected SnapforgeException(
            ErrorCategory kind,
            String code,
            String message,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String hint) {
        this(new Refusal(kind, code, message, expected, found, hint));
    }

    public final ErrorCategory kind() {
        return refusal.kind();
    }

    public final String code() {
        return refusal.code();
    }

    public final @Nullable String expected() {
        return refusal.expected();
    }

    public final @Nullable String found() {
        return refusal.found();
    }

    public final @Nullable String hint() {
        return refusal.hint();
    }
}
