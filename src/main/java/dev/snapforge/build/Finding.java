package dev.snapforge.build;

import org.jspecify.annotations.Nullable;

/**
 * Something a job noticed about the bundle.
 *
 * @param code stable word in kebab-case
 * @param title what it is, in a few words
 * @param detail what it means for the snapshot
 * @param hint what the author can do
 * @param location where it was first seen
 * @param count how often it was seen, from 1
 */
public record Finding(
        String code,
        Severity severity,
        String title,
        String detail,
        @Nullable String hint,
        @Nullable SourceLocation location,
        int count) {}
