package dev.snapforge.core;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SnapforgeException} says. None of the texts may hold a path of this machine, a secret or a stack trace: they reach
 * clients.
 *
 * @param kind what sort of refusal it is
 * @param code stable, machine-readable word in kebab-case, for example {@code bundle-too-large}
 * @param message one sentence for a person
 * @param expected what would have been accepted, or null if there is nothing to say
 * @param found what was there instead, or null
 * @param hint what to do, or null
 */
public record Refusal(
        ErrorCategory kind,
        String code,
        String message,
        @Nullable String expected,
        @Nullable String found,
        @Nullable String hint)
        implements Serializable {}
