package dev.snapforge.bundle;

import dev.snapforge.core.Digest;

/**
 * One script of a bundle, or the source map of one.
 *
 * @param name the relative, {@code /}-separated name, which is also the script's name in stack traces; one that ends in
 *     {@code .mjs} is an ES module; whether one of TypeScript is, its text says
 * @param size length in bytes
 * @param digest of the source's bytes as they were sent
 * @param entry whether it runs by itself; a file that does not is a source map where its name ends in {@code .map}, and else an ES
 *     module for others to import, whatever its name
 */
public record BundleFile(String name, long size, Digest digest, boolean entry) {

    /** Whether it is a source map, which never runs and is no JavaScript. */
    public boolean isSourceMap() {
        return FileNameRules.isMap(name);
    }
}
