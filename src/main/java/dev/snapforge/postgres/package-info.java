/**
 * The database's own side: the embedded Postgres that runs when no other is configured, and messages between processes
 * through {@code LISTEN} and {@code NOTIFY}.
 * May use: kernel.
 */
@NullMarked
package dev.snapforge.postgres;

import org.jspecify.annotations.NullMarked;
