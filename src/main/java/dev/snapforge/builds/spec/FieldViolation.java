package dev.snapforge.builds.spec;

/**
 * What is wrong with one field.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901)
 * @param message what is wrong, and what would be accepted
 */
public record FieldViolation(String pointer, String message) {}
