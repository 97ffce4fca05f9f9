package dev.snapforge.sourcemap;

/**
 * A place in a file that a script was made from.
 *
 * @param file the name that the map gives it, resolved against where the map is and fit to be shown
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 */
public record OriginalLocation(String file, int line, int column) {}
