package dev.snapforge.engine.protocol;

/**
 * One source file, as V8 sees it.
 *
 * @param name the script name in positions and stack traces; one that ends in {@code .mjs} is an ES module
 * @param source the text
 * @param entry whether it runs by itself; what does not is there to be imported, and is an ES module whatever its name
 */
public record Script(String name, String source, boolean entry) {

    /** A file that runs by itself. */
    public Script(String name, String source) {
        this(name, source, true);
    }

    /** Whether it is an ES module; a classic script otherwise. */
    public boolean isModule() {
        return !entry || name.endsWith(".mjs");
    }
}
