/** Spoilt inputs, the same for the same seed, and what a reader may make of them. */
@NullMarked
package dev.snapforge.support.fuzz;

import org.jspecify.annotations.NullMarked;
