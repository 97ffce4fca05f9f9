/** Work that builders have proven and nobody has signed yet, and the proof of which attempt did it. */
@NullMarked
package dev.snapforge.proven;

import org.jspecify.annotations.NullMarked;
