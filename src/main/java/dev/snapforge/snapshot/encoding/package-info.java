/** Keeps containers compressed, alone and as deltas to older ones, so that no download waits for that. */
@NullMarked
package dev.snapforge.snapshot.encoding;

import org.jspecify.annotations.NullMarked;
