package dev.snapforge.build;

/**
 * A place in a script.
 *
 * @param file the script's name in its bundle
 * @param line from 1
 * @param column from 1
 */
public record SourceLocation(String file, int line, int column) {}
