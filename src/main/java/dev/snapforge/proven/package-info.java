/** Proven work that is not signed yet, with the proof of the attempt that made it. */
@NullMarked
package dev.snapforge.proven;

import org.jspecify.annotations.NullMarked;
