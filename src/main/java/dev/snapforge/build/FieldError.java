package dev.snapforge.build;

/**
 * What is wrong with one field.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901)
 * @param message what is wrong, and what would be accepted
 */
public record FieldError(String pointer, String message) {}
