package dev.snapforge.cli.report;

/**
 * A source that the user has.
 *
 * @param path as the user would name it
 * @param text what it says
 */
record LocalSource(String path, String text) {}
