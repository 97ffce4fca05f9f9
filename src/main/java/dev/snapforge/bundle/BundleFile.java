package dev.snapforge.bundle;

import dev.snapforge.kernel.Digest;

/**
 * One script of a bundle.
 *
 * @param name the relative, {@code /}-separated name, which is also the script's name in stack traces; one that ends in
 *     {@code .mjs} is an ES module
 * @param size length in bytes
 * @param digest of the source's bytes as they were sent
 * @param entry whether it runs by itself; a file that does not is an ES module for others to import, whatever its name
 */
public record BundleFile(String name, long size, Digest digest, boolean entry) {}
