package dev.snapforge.build;

/**
 * A finished step of a job's current attempt.
 *
 * @param name such as {@code execute}
 * @param millis how long it took, in milliseconds
 */
public record Stage(String name, double millis) {}
