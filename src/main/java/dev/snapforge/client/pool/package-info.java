/** Lends runtimes that were opened from one verified snapshot to one thread at a time. */
@NullMarked
package dev.snapforge.client.pool;

import org.jspecify.annotations.NullMarked;
