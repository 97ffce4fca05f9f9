package dev.snapforge.bundle;

import dev.snapforge.kernel.Digest;

/**
 * One script of a bundle.
 *
 * @param name the relative, {@code /}-separated name, which is also the script's name in stack traces
 * @param size length in bytes
 * @param digest of the source's bytes as they were sent
 */
public record BundleFile(String name, long size, Digest digest) {}
