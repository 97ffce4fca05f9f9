package dev.snapforge.release;

import java.time.Instant;

/**
 * Why a version should not be used any more, although it can be.
 *
 * @param reason for people
 * @param since when it was said
 * @param by who said it
 */
public record VersionDeprecation(String reason, Instant since, String by) {}
