package dev.snapforge.engine.protocol;

/**
 * One source file, as V8 sees it.
 *
 * @param name the script name in positions and stack traces
 * @param source the text
 */
public record Script(String name, String source) {}
