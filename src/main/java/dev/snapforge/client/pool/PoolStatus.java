package dev.snapforge.client.pool;

/**
 * What a {@link RuntimePool} holds at one moment, for metrics.
 *
 * @param borrowed runtimes that are lent
 * @param idle runtimes that wait for a borrower
 * @param starting runtimes that are being made
 * @param made how many were made since the pool was opened
 * @param failedStarts how often a spare could not be made in the background; a borrower that makes its own gets the reason
 */
public record PoolStatus(int borrowed, int idle, int starting, long made, long failedStarts) {}
