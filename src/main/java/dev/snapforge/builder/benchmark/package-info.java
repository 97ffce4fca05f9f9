/** Measures how long starts take: plain, with a code cache, and from the snapshot. */
@NullMarked
package dev.snapforge.builder.benchmark;

import org.jspecify.annotations.NullMarked;
