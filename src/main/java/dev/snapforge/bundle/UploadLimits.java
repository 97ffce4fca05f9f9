package dev.snapforge.bundle;

/**
 * How much an upload may hold.
 *
 * @param maxBytes most bytes of the sources together, and of an archive
 * @param maxFiles most scripts
 * @param maxEntries most entries in an archive
 * @param maxRatio most bytes out of one byte of an archive, once the first {@code SizeBudget.FREE_BYTES} are out
 */
public record UploadLimits(long maxBytes, int maxFiles, int maxEntries, int maxRatio) {}
